/** Condition keys that AWS fills and the app cannot: where they matter, the app's explanation may be wrong, and should say so. */
import type { ConditionTrace, Decision } from '../iam/decision.ts'

/** In lower case. Tags, the identity, the Region and the operation's keys are known. */
const unknowable: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:sourceip',
  'aws:useragent',
  'aws:referer',
  'aws:userid',
  'aws:tokenissuetime',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
])

/**
 * Keys that statements for this request ask about, as they spell them, where the app had to leave them out. Each once, as first
 * written.
 */
export function unknownKeys({ statements }: Decision): readonly string[] {
  const asked = statements
    .filter(({ action, principal }) => action && principal)
    .flatMap(({ resource, resourceVariablesWithoutValue = [], conditions }) => [
      ...resourceVariablesWithoutValue,
      ...(resource || resourceVariablesWithoutValue.length > 0 ? conditions.flatMap(keysOf) : []),
    ])
  const names = asked.map((key) => key.toLowerCase())
  return asked.filter((_, index) => {
    const lowerCase = names[index] ?? ''
    return unknowable.has(lowerCase) && names.indexOf(lowerCase) === index
  })
}

function keysOf({
  key,
  requestValues,
  variablesWithoutValue = [],
}: ConditionTrace): readonly string[] {
  return [...(requestValues === undefined ? [key] : []), ...variablesWithoutValue]
}
