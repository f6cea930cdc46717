import { Icon, type IconProps } from './icon.tsx'

/** A tick: granted. */
export function GrantedIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 12.5 10 18 19.5 6.5" />
    </Icon>
  )
}
