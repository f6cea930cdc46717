import { Icon, type IconProps } from './icon.tsx'

/** Play. */
export function PlayIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 4.5v15l12.5-7.5Z" />
    </Icon>
  )
}
