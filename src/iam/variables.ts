/**
 * Policy variables: `${key}`, `${key, 'default'}` and the escapes `${*}`, `${?}`, `${$}`. They exist only in version 2012-10-17.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import type { ContextKeys } from './context-keys.ts'
import type { Pattern } from './wildcard.ts'

interface Variable {
  readonly kind: 'variable'
  readonly key: string
  /** The key in lower case, under which a request's keys are found. */
  readonly name: string
  readonly fallback: string | undefined
}

type Part = { readonly kind: 'text'; readonly pattern: Pattern } | Variable

/** Text of a policy, read once: wildcards and variables found, escapes replaced. */
export interface Template {
  readonly asWritten: string
  readonly parts: readonly Part[]
  /** The pattern itself where there is no variable in it. */
  readonly fixed: Pattern | undefined
}

export interface TemplateOptions {
  /** Whether `${…}` is a variable, which depends on the policy's version and on the operator. Otherwise it is plain text. */
  readonly variables: boolean
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean
}

/** @returns the template, or what is wrong with the syntax of a variable in it. */
export function readTemplate(
  text: string,
  { variables, wildcards }: TemplateOptions,
): Template | { readonly problem: string } {
  const parts: Part[] = []
  let run = ''
  let wild: number[] = []
  const endRun = () => {
    if (run !== '') parts.push({ kind: 'text', pattern: { text: run, wildcards: wild } })
    run = ''
    wild = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (variables && char === '$' && text[at + 1] === '{') {
      const end = text.indexOf('}', at)
      if (end < 0) return { problem: `"${text}" opens a variable and does not close it` }
      const inside = text.slice(at + 2, end)
      at = end
      if (inside === '*' || inside === '?' || inside === '$') {
        run += inside
        continue
      }
      const variable = readVariable(inside)
      if (!variable) return { problem: `"\${${inside}}" is not a policy variable` }
      endRun()
      parts.push(variable)
    } else {
      if (wildcards && (char === '*' || char === '?')) wild.push(run.length)
      run += char
    }
  }
  endRun()
  const hasVariable = parts.some((part) => part.kind === 'variable')
  return {
    asWritten: text,
    parts,
    fixed: hasVariable ? undefined : joinParts(parts, new Map()),
  }
}

/** Keys of the variables in a template, as written. */
export function variablesOf({ parts }: Template): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : []))
}

/** Keys of the variables in a template that have neither a single value nor, where the request lacks them, a default; as written. */
export function variablesWithoutValue({ parts }: Template, keys: ContextKeys): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'variable' && valueOf(part, keys) === undefined ? [part.key] : [],
  )
}

/** Whether one of these variables, which have no single value, has many. */
export function isAnyOfMany(variables: readonly string[], keys: ContextKeys): boolean {
  return variables.some((key) => keys.has(key.toLowerCase()))
}

/**
 * The template with its variables replaced by the request's values. Wildcard characters inside a value are plain characters.
 *
 * @returns `undefined` where a variable has no single value and no default. A multivalued key is never a variable.
 */
export function resolveTemplate(template: Template, keys: ContextKeys): Pattern | undefined {
  return template.fixed ?? joinParts(template.parts, keys)
}

function joinParts(parts: readonly Part[], keys: ContextKeys): Pattern | undefined {
  let text = ''
  const wildcards: number[] = []
  for (const part of parts) {
    if (part.kind === 'text') {
      for (const at of part.pattern.wildcards) wildcards.push(text.length + at)
      text += part.pattern.text
      continue
    }
    const value = valueOf(part, keys)
    if (value === undefined) return undefined
    text += value
  }
  return { text, wildcards }
}

/** A default stands in for an absent key, and not for one of many values. */
function valueOf({ name, fallback }: Variable, keys: ContextKeys): string | undefined {
  const value = keys.get(name) ?? fallback
  return typeof value === 'string' ? value : undefined
}

/** `aws:PrincipalTag/team, 'none'`: a key of service, colon and name, and at most one default in single quotes. */
function readVariable(inside: string): Variable | undefined {
  const match = /^\s*([A-Za-z0-9._-]+:[^\s,'{}$]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside)
  if (!match?.[1]) return undefined
  return { kind: 'variable', key: match[1], name: match[1].toLowerCase(), fallback: match[2] }
}
