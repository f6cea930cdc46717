import { Icon, type IconProps } from './icon.tsx'

/** A document: the policy. */
export function PolicyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 3.5h8l4.5 4.5v12.5H6ZM9.5 12h5.5M9.5 16h5.5" />
    </Icon>
  )
}
