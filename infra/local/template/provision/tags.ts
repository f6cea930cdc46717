/** Tags, which every taggable type writes alike. */
import type { Place } from '../template-node.ts'
import { listOf, object, required, text } from '../parse-value.ts'
import type { Report } from '../template-problems.ts'
import type { Tag } from '../../roles.ts'

const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const allowed = 'letters, digits, spaces and _ . : / = + - @'

export const tags = listOf(
  object('a tag', {
    Key: required(text({ pattern: characters, allowed, min: 1, max: 128 })),
    Value: required(text({ pattern: characters, allowed, max: 256 })),
  }),
  0,
  50,
)

export function checkTags(list: readonly Tag[], place: Place, report: Report): void {
  const keys = list.map(({ Key }) => Key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) report(place, `The tag '${twice}' is here twice.`, 'Keep one of them.')
  const sameButForCase = (key: string) =>
    keys.find((other) => other !== key && other.toLowerCase() === key.toLowerCase())
  const like = keys.find((key) => sameButForCase(key) !== undefined)
  if (like !== undefined) {
    report(
      place,
      `The tags '${like}' and '${sameButForCase(like) ?? ''}' differ in case only.`,
      'Rename one of them: condition keys have no case, so a policy could mean either.',
    )
  }
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    report(place, `The tag '${reserved}' has a prefix that AWS keeps to itself.`, 'Rename it.')
  }
}
