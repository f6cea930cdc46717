/**
 * ARN patterns of the Resource element: `arn:aws:dynamodb:us-west-2:123456789012:table/GameScores`, or `*`.
 *
 * Wildcards stay within their colon-separated segment, but the last segment may hold colons, and a `*` at the very end of a
 * segment may reach beyond it. The service segment takes no wildcard.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import type { ContextKeys } from './context-keys.ts'
import { readTemplate, resolveTemplate, variablesWithoutValue, type Template } from './variables.ts'
import { matchesPattern, type Pattern } from './wildcard.ts'

/** `arn`, partition, service, Region, account, resource. */
export const segmentCount = 6
const serviceSegment = 2

export interface ArnPattern {
  readonly asWritten: string
  /** `undefined` for `*`, which matches every resource. */
  readonly segments: readonly Template[] | undefined
  /** The only ARN that matches, where there is neither variable nor wildcard. */
  readonly literal: string | undefined
  /** What every ARN that matches begins with: the text up to the first variable or wildcard. */
  readonly start: string
}

/** A resource, split once for all patterns. */
export interface AskedResource {
  readonly text: string
  readonly segments: readonly string[]
}

/** Segments of an ARN; the sixth and last holds all that is left. */
export function arnSegments(arn: string): readonly string[] {
  const segments = arn.split(':')
  if (segments.length <= segmentCount) return segments
  return [...segments.slice(0, segmentCount - 1), segments.slice(segmentCount - 1).join(':')]
}

export function readArnPattern(
  text: string,
  variables: boolean,
): ArnPattern | { readonly problem: string } {
  if (text === '*') return { asWritten: text, segments: undefined, literal: undefined, start: '' }
  if (!text.startsWith('arn:')) return { problem: `"${text}" is neither an ARN nor *` }
  const segments: Template[] = []
  for (const [index, segment] of splitArnPattern(text, variables).entries()) {
    const template = readTemplate(segment, { variables, wildcards: true })
    if ('problem' in template) return template
    if (index === serviceSegment && (template.fixed?.wildcards.length !== 0 || segment === '')) {
      return { problem: `"${text}" does not name its service in full` }
    }
    segments.push(template)
  }
  const isLiteral = segments.every(({ fixed }) => fixed?.wildcards.length === 0)
  const literal = segments.map(({ fixed }) => fixed?.text ?? '').join(':')
  return {
    asWritten: text,
    segments,
    literal: isLiteral ? literal : undefined,
    start: startOf(segments),
  }
}

function startOf(segments: readonly Template[]): string {
  const texts: string[] = []
  for (const { fixed, parts } of segments) {
    const [first] = parts
    const pattern = fixed ?? (first?.kind === 'text' ? first.pattern : undefined)
    texts.push(pattern?.text.slice(0, pattern.wildcards[0]) ?? '')
    if (fixed?.wildcards.length !== 0) break
  }
  return texts.join(':')
}

/** @returns `undefined` where a variable of the pattern has no value, and a value could make it match. */
export function matchesArn(
  pattern: ArnPattern,
  resource: AskedResource,
  keys: ContextKeys,
): boolean | undefined {
  if (!pattern.segments) return true
  if (pattern.literal !== undefined) return pattern.literal === resource.text
  if (!resource.text.startsWith(pattern.start)) return false
  const resolved: Pattern[] = []
  for (const template of pattern.segments) {
    const segment = resolveTemplate(template, keys)
    if (!segment) return undefined
    resolved.push(segment)
  }
  return matchesSegments(resolved, resource.segments)
}

/** Keys of the pattern's variables that have no single value, as written. */
export function arnVariablesWithoutValue(
  { segments = [] }: ArnPattern,
  keys: ContextKeys,
): readonly string[] {
  return segments.flatMap((template) => variablesWithoutValue(template, keys))
}

function matchesSegments(pattern: readonly Pattern[], resource: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (!first) return resource.length === 0
  const farthest = endsInStar(first) ? resource.length : 1
  for (let taken = 1; taken <= farthest && taken <= resource.length; taken += 1) {
    if (
      matchesPattern(first, resource.slice(0, taken).join(':')) &&
      matchesSegments(rest, resource.slice(taken))
    ) {
      return true
    }
  }
  return false
}

function endsInStar({ text, wildcards }: Pattern): boolean {
  return text.endsWith('*') && wildcards.at(-1) === text.length - 1
}

/** Splits at the colons of the ARN, not at those inside `${aws:userid}`. The last segment holds all that is left. */
export function splitArnPattern(text: string, variables: boolean): readonly string[] {
  const segments: string[] = []
  let start = 0
  for (let at = 0; at < text.length && segments.length < segmentCount - 1; at += 1) {
    if (variables && text.startsWith('${', at)) {
      const end = text.indexOf('}', at)
      if (end < 0) break
      at = end
    } else if (text[at] === ':') {
      segments.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...segments, text.slice(start)]
}
