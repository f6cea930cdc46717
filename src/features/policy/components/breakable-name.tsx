/**
 * A name in one word, which a narrow screen breaks between its parts only: `Players|Reach|Only`, `role/|leading-|key`. What takes its
 * name from it needs an `aria-label` besides: browsers put spaces there.
 */
import { Fragment } from 'react'

export interface BreakableNameProps {
  readonly name: string
}

export function BreakableName({ name }: BreakableNameProps) {
  return name.split(/(?<=[-/:])|(?<=[a-z])(?=[A-Z][a-z])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
