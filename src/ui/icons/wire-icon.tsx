import { Icon, type IconProps } from './icon.tsx'

/** There and back: the wire. */
export function WireIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4" />
    </Icon>
  )
}
