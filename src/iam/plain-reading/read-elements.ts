/** What a statement does, to what, for whom: its elements but the conditions, as one sentence in pieces. */
import { arnSegments } from '../arn.ts'
import { isFields, nonEmptyStrings } from '../compiled-policy.ts'
import { listed, name, say, value, type Sentence } from '../explain-sentence.ts'
import { variableNotes, wildcardWords } from './read-condition.ts'

export interface ElementReading {
  /** Where it stands in the statement: `['Action']`. Empty for words that no element stands for. */
  readonly path: readonly string[]
  /** With the space before it. */
  readonly text: Sentence
  readonly notes: readonly Sentence[]
  /** Whether `${…}` in its values is a variable. */
  readonly variables: boolean
}

type Fields = Readonly<Record<string, unknown>>

/** @param conditionCount How many conditions follow. */
export function readElements(
  statement: Fields,
  kind: 'identity' | 'trust' | 'resource',
  variables: boolean,
  conditionCount: number,
): readonly ElementReading[] {
  return [
    readEffect(statement['Effect']),
    ...given(statement, 'Action', true).map(readActions),
    ...given(statement, 'Resource', kind !== 'trust').map((each) => readResources(each, variables)),
    ...given(statement, 'Principal', kind !== 'identity').map(readPrincipals),
    element([], say`${endWords(statement['Effect'], conditionCount)}`),
  ]
}

function endWords(effect: unknown, conditionCount: number): string {
  if (conditionCount === 0) return ', without any condition.'
  const link = effect === 'Allow' ? 'if' : 'where'
  if (conditionCount === 1) return `, ${link} this holds:`
  if (conditionCount === 2) return `, ${link} both of these hold:`
  return `, ${link} all ${conditionCount.toString()} of these hold:`
}

function readEffect(effect: unknown): ElementReading {
  const path = ['Effect']
  if (effect === 'Allow') return element(path, say`Allows`)
  if (effect === 'Deny') return element(path, say`Denies`)
  const written =
    effect === undefined ? say`no effect` : say`the effect ${value(JSON.stringify(effect))}`
  return element(path, say`Has ${written} on`, [
    say`An effect is Allow or Deny; here anything else counts as Deny.`,
  ])
}

function readActions({ path, not, written }: Given): ElementReading {
  const actions = nonEmptyStrings(written)
  if (!actions) return broken(path, ' an action', written)
  const names = listed(actions.map(name), 'and')
  const note = wildcardWords(actions.filter((action) => action !== '*'))
  const notes = note ? [note] : []
  if (not) return element(path, say` every action except ${names}`, notes)
  return element(
    path,
    actions.includes('*') ? say` every action (${names})` : say` ${names}`,
    notes,
  )
}

function readResources({ path, not, written }: Given, variables: boolean): ElementReading {
  const resources = nonEmptyStrings(written)
  if (!resources) return broken(path, ' on a resource', written)
  const arns = listed(resources.map(value), 'and')
  const gloss = resources.length === 1 ? resourceGloss(resources[0] ?? '') : ''
  const note = wildcardWords(resources.filter((arn) => arn !== '*'))
  const notes = [...(note ? [note] : []), ...variableNotes(resources, variables)]
  const text = not
    ? say` on everything except ${arns}${gloss}`
    : resources.includes('*')
      ? say` on every resource (${arns})`
      : say` on ${arns}${gloss}`
  return { path, text, notes, variables }
}

/** ` (the table GameScores)`: only for what an ARN of DynamoDB or S3 says by itself. */
function resourceGloss(arn: string): string {
  const [, , service, , , resource = ''] = arnSegments(arn)
  if (service === 's3' && /^[a-z0-9.-]+$/.test(resource)) return ' (the bucket as a whole)'
  if (service === 's3' && /^[a-z0-9.-]+\//.test(resource)) return ' (objects in that bucket)'
  if (service !== 'dynamodb' || /[*?$]/.test(resource)) return ''
  const [, table, index] = /^table\/([^/]+)(?:\/index\/([^/]+))?$/.exec(resource) ?? []
  if (table === undefined) return ''
  return index === undefined
    ? ` (the table ${table})`
    : ` (the index ${index} of the table ${table})`
}

function readPrincipals({ path, not, written }: Given): ElementReading {
  const groups = principalGroups(written)
  if (!groups) return broken(path, ' for a principal', written)
  const whom = listed(groups, 'and')
  return element(path, not ? say` for everyone except ${whom}` : say` for ${whom}`)
}

function principalGroups(written: unknown): readonly Sentence[] | undefined {
  if (written === '*') return [say`everyone (${value('*')})`]
  if (!isFields(written) || Object.keys(written).length === 0) return undefined
  const groups = Object.entries(written).map(([type, listedNames]) => {
    const names = nonEmptyStrings(listedNames)
    return names && principalGroup(type, names)
  })
  return groups.every((group) => group !== undefined) ? groups : undefined
}

function principalGroup(type: string, names: readonly string[]): Sentence {
  const list = listed(names.map(value), 'and')
  switch (type) {
    case 'Federated':
      return say`whoever the identity provider ${list} vouches for`
    case 'Service':
      return say`the service ${list}`
    case 'CanonicalUser':
      return say`the S3 user of canonical ID ${list}`
    case 'AWS':
      if (names.includes('*')) return say`everyone (${list})`
      return names.every((each) => /^\d{12}$/.test(each)) ? say`the account ${list}` : list
    default:
      return say`a kind of principal not known here, ${name(type)} ${list}`
  }
}

interface Given {
  readonly path: readonly string[]
  readonly not: boolean
  readonly written: unknown
}

/** An element and its `Not…` form: one of them in a sound statement. */
function given(statement: Fields, elementName: string, isNeeded: boolean): readonly Given[] {
  const found = [elementName, `Not${elementName}`]
    .filter((each) => Object.hasOwn(statement, each))
    .map((each) => ({ path: [each], not: each !== elementName, written: statement[each] }))
  return found.length > 0 || !isNeeded
    ? found
    : [{ path: [elementName], not: false, written: undefined }]
}

function broken(path: readonly string[], what: string, written: unknown): ElementReading {
  return written === undefined
    ? element(path, say`${what} that it does not name`)
    : element(path, say`${what} that cannot be read, ${value(JSON.stringify(written))}`)
}

function element(
  path: readonly string[],
  text: Sentence,
  notes: readonly Sentence[] = [],
): ElementReading {
  return { path, text, notes, variables: false }
}
