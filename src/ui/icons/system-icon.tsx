import { Icon, type IconProps } from './icon.tsx'

/** The theme that the system has: half and half. */
export function SystemIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" />
    </Icon>
  )
}
