import { Icon, type IconProps } from './icon.tsx'

/** An arrow forward. */
export function ForwardIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 12h14M13 6l6 6-6 6" />
    </Icon>
  )
}
