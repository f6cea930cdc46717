import { Icon, type IconProps } from './icon.tsx'

/** A barred circle: denied. */
export function DeniedIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="9" />
      <path d="M5.8 18.2 18.2 5.8" />
    </Icon>
  )
}
