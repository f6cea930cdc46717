/**
 * What IAM takes without a word though nobody can have meant it: names of actions, services and condition keys that there are
 * not, and a `ForAllValues` that an Allow passes without any value. IAM Access Analyzer warns of such policies as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
import { actionMatcher, matchesAction } from './action-matcher.ts'
import { conditionValues, isFields, nonEmptyStrings } from './compiled-policy.ts'
import { readOperator } from './conditions/operator-name.ts'
import { knownConditionKeys } from './known-condition-keys.ts'
import type { PolicyDocument } from './policy-document.ts'
import { similarName } from './similar-name.ts'
import { readTemplate, variablesOf } from './variables.ts'

export interface PolicyWarning {
  /** `Statement[0].Condition.StringEquals.aws:userid` */
  readonly path: string
  /** A sentence. */
  readonly message: string
}

/** Names of actions by service prefix: `dynamodb` to `GetItem` and the others. Services that are not here are passed over. */
export type KnownActions = ReadonlyMap<string, readonly string[]>

type Warn = (path: string, message: string) => void

/** @param document One without problems, as `policyProblems` finds them. What is none of a policy is passed over. */
export function policyWarnings(document: PolicyDocument, known: KnownActions): PolicyWarning[] {
  const warnings: PolicyWarning[] = []
  const warn: Warn = (path, message) => warnings.push({ path, message })
  const { Version: version, Statement: statement } = document
  const hasVariables = version === '2012-10-17'
  const isList = Array.isArray(statement)
  for (const [index, each] of (isList
    ? (statement as readonly unknown[])
    : [statement]
  ).entries()) {
    const path = isList ? `Statement[${String(index)}]` : 'Statement'
    if (isFields(each)) checkStatement(each, path, { known, hasVariables, warn })
  }
  return warnings
}

interface Check {
  readonly known: KnownActions
  readonly hasVariables: boolean
  readonly warn: Warn
}

function checkStatement(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  check: Check,
): void {
  for (const element of ['Action', 'NotAction'])
    for (const [text, at] of textsIn(statement[element], `${path}.${element}`))
      checkAction(text, at, check)
  for (const element of ['Resource', 'NotResource'])
    for (const [text, at] of textsIn(statement[element], `${path}.${element}`))
      checkVariables(text, at, check)
  const { Condition: conditions } = statement
  if (!isFields(conditions)) return
  for (const [operator, keys] of Object.entries(conditions)) {
    if (!isFields(keys)) continue
    for (const [key, values] of Object.entries(keys)) {
      const at = `${path}.Condition.${operator}.${key}`
      checkKey(key, at, check.warn)
      for (const value of conditionValues(values) ?? []) checkVariables(value, at, check)
      if (statement.Effect === 'Allow' && isForAllValues(operator) && !isGuarded(key, conditions))
        check.warn(
          at,
          `ForAllValues holds for a request without any ${key}: add Null with ${key} 'false'.`,
        )
    }
  }
}

function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  const texts = nonEmptyStrings(value) ?? []
  return texts.map((text, index) => [
    text,
    Array.isArray(value) ? `${path}[${String(index)}]` : path,
  ])
}

function checkAction(text: string, path: string, { known, warn }: Check): void {
  if (text === '*') return
  const [service = '', action = ''] = text.split(':')
  const actions = known.get(service.toLowerCase())
  if (actions === undefined) {
    const meant = similarLongName(service, known.keys())
    if (meant !== undefined)
      warn(path, `${text} counts, but there is no such service: did you mean ${meant}:${action}?`)
    return
  }
  const matcher = actionMatcher([text])
  if (actions.some((name) => matchesAction(matcher, `${service}:${name}`.toLowerCase()))) return
  if (/[*?]/.test(action)) {
    warn(path, `${text} counts, but matches no action that is known here.`)
    return
  }
  const meant = similarName(action, actions)
  warn(
    path,
    meant === undefined
      ? `${text} counts, but no such action is known here.`
      : `${text} counts, but there is no such action: did you mean ${service}:${meant}?`,
  )
}

function checkVariables(text: string, path: string, { hasVariables, warn }: Check): void {
  if (!hasVariables || !text.includes('${')) return
  const template = readTemplate(text, { variables: true, wildcards: true })
  if ('problem' in template) return
  for (const key of variablesOf(template)) checkKey(key, path, warn)
}

function checkKey(key: string, path: string, warn: Warn): void {
  const colon = key.indexOf(':')
  const prefix = key.slice(0, colon).toLowerCase()
  const keys = knownConditionKeys.get(prefix)
  if (keys === undefined) {
    const meant = similarLongName(prefix, knownConditionKeys.keys())
    if (meant === undefined) return
    warn(path, `${key} counts, but there is no such key: did you mean ${meant}${key.slice(colon)}?`)
    return
  }
  const slash = key.indexOf('/') + 1
  const name = slash > 0 ? key.slice(0, slash) : key
  if (keys.some((each) => each.toLowerCase() === name.toLowerCase())) return
  const meant = similarName(name, keys)
  warn(
    path,
    meant === undefined
      ? `${key} counts, but no such key is known here.`
      : `${key} counts, but there is no such key: did you mean ${meant}${key.slice(name.length)}?`,
  )
}

/** Short prefixes are like each other: `sns` and `sts` are both services. */
function similarLongName(name: string, known: Iterable<string>): string | undefined {
  return name.length < 7 ? undefined : similarName(name, known)
}

function isForAllValues(operator: string): boolean {
  const read = readOperator(operator)
  return read?.kind === 'comparison' && read.prefix === 'ForAllValues'
}

/** Keys that no request to DynamoDB has without the others: whoever touches a partition names its key's attribute. */
const leadingKeys = ['dynamodb:leadingkeys', 'dynamodb:firstpartitionkeyvalues']
const comesWith: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:attributes': leadingKeys,
  'dynamodb:leadingkeys': leadingKeys,
  'dynamodb:firstpartitionkeyvalues': leadingKeys,
}

/** Whether a condition beside it fails where the key is absent. */
function isGuarded(key: string, conditions: Readonly<Record<string, unknown>>): boolean {
  const name = key.toLowerCase()
  const guards = [name, ...(comesWith[name] ?? [])]
  return Object.entries(conditions).some(([operator, keys]) => {
    const read = readOperator(operator)
    const demandsKey =
      operator === 'Null' ||
      (read?.kind === 'comparison' && read.prefix === 'ForAnyValue' && !read.ifExists)
    if (!demandsKey || !isFields(keys)) return false
    return Object.entries(keys).some(
      ([each, values]) =>
        guards.includes(each.toLowerCase()) &&
        (operator !== 'Null' ||
          conditionValues(values)?.every((value) => value.toLowerCase() === 'false') === true),
    )
  })
}
