import { Icon, type IconProps } from './icon.tsx'

/** A flask: the lab. */
export function LabIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M9 3.5h6M10 3.5v6L4.5 19a1 1 0 0 0 .9 1.5h13.2a1 1 0 0 0 .9-1.5L14 9.5v-6M7.5 15.5h9" />
    </Icon>
  )
}
