import { Icon, type IconProps } from './icon.tsx'

/** An arrow forward: send. */
export function SendIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 12h15M13 6l6 6-6 6" />
    </Icon>
  )
}
