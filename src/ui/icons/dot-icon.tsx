import { Icon, type IconProps } from './icon.tsx'

/** A dot: not tried yet. */
export function DotIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="2.5" fill="currentColor" stroke="none" />
    </Icon>
  )
}
