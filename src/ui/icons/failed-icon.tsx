import { Icon, type IconProps } from './icon.tsx'

/** A circled exclamation mark: no result came. */
export function FailedIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v6M12 16.6v.1" />
    </Icon>
  )
}
