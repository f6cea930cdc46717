/** The actions that an element lists, sorted so that a long list costs no more than a short one. */
import { matchesPattern, patternOf, type Pattern } from './wildcard.ts'

export interface ActionMatcher {
  readonly everything: boolean
  /** `dynamodb:getitem` */
  readonly names: ReadonlySet<string>
  /** `dynamodb` for `dynamodb:*` */
  readonly services: ReadonlySet<string>
  readonly patterns: readonly Pattern[]
}

/** `*`, or a service written in full and an action with or without wildcards. */
export const actionPattern = /^(?:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/

/** @param listed Each of the form of `actionPattern`. */
export function actionMatcher(listed: readonly string[]): ActionMatcher {
  const names = new Set<string>()
  const services = new Set<string>()
  const patterns: Pattern[] = []
  let everything = false
  for (const action of listed.map((each) => each.toLowerCase())) {
    const pattern = patternOf(action)
    if (action === '*') everything = true
    else if (pattern.wildcards.length === 0) names.add(action)
    else if (action.indexOf('*') === action.length - 1 && action.endsWith(':*')) {
      services.add(action.slice(0, -2))
    } else patterns.push(pattern)
  }
  return { everything, names, services, patterns }
}

/** @param action In lower case: action names have no case. */
export function matchesAction(matcher: ActionMatcher, action: string): boolean {
  if (matcher.everything || matcher.names.has(action)) return true
  const { services, patterns } = matcher
  const colon = action.indexOf(':')
  if (colon > 0 && services.size > 0 && services.has(action.slice(0, colon))) return true
  for (const pattern of patterns) if (matchesPattern(pattern, action)) return true
  return false
}
