import { Icon, type IconProps } from './icon.tsx'

/** A triangle: granted or answered, but mind what it means. */
export function WarningIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3.5 22 20.5H2z" />
      <path d="M12 10v4.5M12 17.4v.1" />
    </Icon>
  )
}
