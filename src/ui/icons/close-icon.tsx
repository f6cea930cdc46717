import { Icon, type IconProps } from './icon.tsx'

/** A cross, to close with. */
export function CloseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 6l12 12M18 6 6 18" />
    </Icon>
  )
}
