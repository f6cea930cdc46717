import { Icon, type IconProps } from './icon.tsx'

/** A ring with nothing in it: granted, and nothing came of it. */
export function RingIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="7.5" />
    </Icon>
  )
}
