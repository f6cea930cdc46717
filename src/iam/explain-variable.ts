/** Words for policy variables to which the request gives no value. */
import { listed, name, say, type Sentence } from './explain-sentence.ts'

/** Up to the stop: `${aws:PrincipalTag/Team} has no value in the request and equals nothing`. */
export function withoutValueWords(keys: readonly string[]): Sentence {
  return keys.length === 1
    ? say`${variableNames(keys)} has no value in the request and equals nothing`
    : say`${variableNames(keys)} have no value in the request and equal nothing`
}

/** `${k:a} and ${k:b}` */
export function variableNames(keys: readonly string[]): Sentence {
  return listed(
    keys.map((key) => name(`\${${key}}`)),
    'and',
  )
}
