import { Icon, type IconProps } from './icon.tsx'

/** Two lines struck through: not the same. */
export function UnequalIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 9h14M5 15h14M16 4 8 20" />
    </Icon>
  )
}
