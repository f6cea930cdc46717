/** The simulator's ContextEntries: condition keys of the request that is made up, each with a type. */
import type { RequestContext } from '../../../../src/iam/decision.ts'
import { readList, readStructures, type Fields } from '../../http/query-fields.ts'
import { invalidInput } from './errors.ts'

/** What a value of each type looks like; a list has values of its element's type. */
const valuePatterns: Readonly<Record<string, RegExp>> = {
  string: /^/,
  numeric: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  boolean: /^(?:true|false)$/i,
  ip: /^[\da-fA-F:.]+(?:\/\d{1,3})?$/,
  binary: /^[A-Za-z\d+/]*={0,2}$/,
  date: /^(?:\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?)?)?|\d{9,13})$/,
}

/**
 * The request's condition keys: multivalued for a list type, single-valued for the others.
 *
 * Without a type, one value is single-valued. The texts of these errors are ours: AWS's are not documented.
 *
 * @throws InvalidInput for an entry that says nothing, a value that is not of its type, or a key given twice.
 */
export function readContextEntries(fields: Fields): RequestContext {
  const context: Record<string, string | readonly string[]> = {}
  const seen = new Set<string>()
  for (const entry of readStructures(fields, 'ContextEntries')) {
    const name = entry['ContextKeyName'] ?? ''
    if (!/^[^:\s]+:\S+$/.test(name)) throw invalidInput(`Invalid context key name: ${name}`)
    if (seen.has(name.toLowerCase())) throw invalidInput(`Duplicate context key name: ${name}`)
    seen.add(name.toLowerCase())
    context[name] = readValue(name, entry)
  }
  return context
}

function readValue(name: string, entry: Fields): string | readonly string[] {
  const values = readList(entry, 'ContextKeyValues')
  const type = entry['ContextKeyType'] ?? (values.length === 1 ? 'string' : 'stringList')
  const isList = type.endsWith('List')
  const element = isList ? type.slice(0, -'List'.length) : type
  const pattern = Object.hasOwn(valuePatterns, element) ? valuePatterns[element] : undefined
  if (pattern === undefined) throw invalidInput(`Invalid context key type: ${type}`)
  const wrong = values.find((value) => !pattern.test(value))
  if (wrong !== undefined) {
    throw invalidInput(`Invalid value for context key ${name} of type ${type}: ${wrong}`)
  }
  if (isList) return values
  const [value] = values
  if (value === undefined || values.length > 1) {
    throw invalidInput(`Context key ${name} of type ${type} takes exactly one value.`)
  }
  return value
}
