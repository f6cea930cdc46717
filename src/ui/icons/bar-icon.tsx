import { Icon, type IconProps } from './icon.tsx'

/** A bar: denied, where there is room for a mark only. */
export function BarIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6 12h12" strokeWidth="3.5" />
    </Icon>
  )
}
