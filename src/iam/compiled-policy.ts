/**
 * Policy documents read once and kept in a form that is quick to match. Takes any document, however broken.
 *
 * Fails closed: what cannot be read never allows. An Allow with a flaw applies to nothing. In a Deny the flawed part counts as
 * matching, so that a mistake cannot make a Deny vanish; a document without readable statements denies everything.
 */
import { readArnPattern, type ArnPattern } from './arn.ts'
import { actionMatcher, actionPattern, type ActionMatcher } from './action-matcher.ts'
import { isBool } from './conditions/bool.ts'
import type { Comparable, PolicyValue } from './conditions/operator.ts'
import { readOperator, type ReadOperator } from './conditions/operator-name.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { PrincipalValues } from './principal.ts'
import { documentElements, statementElements } from './policy-grammar.ts'

export interface CompiledCondition {
  readonly operatorName: string
  readonly key: string
  /** The key in lower case, under which a request's keys are found. */
  readonly name: string
  /** `undefined` for an operator that the engine does not know. */
  readonly operator: ReadOperator | undefined
  readonly values: readonly PolicyValue[]
  /** The values as they are compared, where no variable stands in any. */
  readonly fixed: readonly Comparable[] | undefined
  readonly fixedTexts: readonly string[] | undefined
  readonly asWritten: readonly string[]
  readonly flawed: boolean
}

/** An element and its `Not…` form. */
export interface Either<T> {
  readonly not: boolean
  readonly items: T
}

export interface CompiledStatement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** A flaw anywhere in the statement; then an Allow never applies. */
  readonly flawed: boolean
  /** `undefined` where the element is missing or flawed. */
  readonly actions: Either<ActionMatcher> | undefined
  /** `'none'` for a trust policy's statement, which has no Resource. */
  readonly resources: Either<readonly ArnPattern[]> | 'none' | undefined
  /** `'none'` for an identity policy's statement, which has no Principal. */
  readonly principals: Either<PrincipalValues> | 'none' | undefined
  readonly conditions: readonly CompiledCondition[]
}

/** What a statement must have: a Resource, a Principal, or both. */
export type DocumentKind = 'identity' | 'trust' | 'resource'

type Fields = Readonly<Record<string, unknown>>

const compiled: Record<DocumentKind, WeakMap<PolicyDocument, readonly CompiledStatement[]>> = {
  identity: new WeakMap(),
  trust: new WeakMap(),
  resource: new WeakMap(),
}

/** The statements of a document, in order. Compiled once per document object, which must not change afterwards. */
export function compilePolicy(
  document: PolicyDocument,
  kind: DocumentKind,
): readonly CompiledStatement[] {
  if (!isFields(document)) return compileDocument(document, kind)
  const known = compiled[kind].get(document)
  if (known) return known
  const statements = compileDocument(document, kind)
  compiled[kind].set(document, statements)
  return statements
}

function compileDocument(document: unknown, kind: DocumentKind): readonly CompiledStatement[] {
  const fields: Fields = isFields(document) ? document : {}
  const { Version: version = '2008-10-17', Id: id, Statement: statement } = fields
  const statements = Array.isArray(statement) ? (statement as readonly unknown[]) : [statement]
  const readable =
    (version === '2012-10-17' || version === '2008-10-17') &&
    (id === undefined || typeof id === 'string') &&
    Object.keys(fields).every((element) => documentElements.includes(element))
  return statements.map((each) =>
    compileStatement(isFields(each) ? each : {}, kind, version === '2012-10-17', readable),
  )
}

function compileStatement(
  statement: Fields,
  kind: DocumentKind,
  variables: boolean,
  readable: boolean,
): CompiledStatement {
  const actions = compileEither(statement, 'Action', readActions)
  const resources =
    kind === 'trust'
      ? 'none'
      : compileEither(statement, 'Resource', (value) => readResources(value, variables))
  const principals =
    kind === 'identity' ? 'none' : compileEither(statement, 'Principal', readPrincipals)
  const conditions = Object.hasOwn(statement, 'Condition')
    ? compileConditions(statement.Condition, variables)
    : []
  const sid = statement.Sid
  const flawed =
    !readable ||
    !actions ||
    !resources ||
    !principals ||
    conditions.some((condition) => condition.flawed) ||
    (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') ||
    (sid !== undefined && typeof sid !== 'string') ||
    Object.keys(statement).some((element) => !statementElements[kind].includes(element)) ||
    // An Allow for everyone but someone is a grant that nobody can survey. Stricter than AWS, which only advises against it.
    (statement.Effect === 'Allow' && Object.hasOwn(statement, 'NotPrincipal'))
  return {
    sid: typeof sid === 'string' ? sid : undefined,
    effect: statement.Effect === 'Allow' ? 'Allow' : 'Deny',
    flawed,
    actions,
    resources,
    principals,
    conditions,
  }
}

function compileEither<T>(
  statement: Fields,
  element: string,
  read: (value: unknown) => T | undefined,
): Either<T> | undefined {
  const not = !Object.hasOwn(statement, element)
  if (!not && Object.hasOwn(statement, `Not${element}`)) return undefined
  const items = read(statement[not ? `Not${element}` : element])
  return items === undefined ? undefined : { not, items }
}

function readActions(value: unknown): ActionMatcher | undefined {
  const names = nonEmptyStrings(value)
  if (!names?.every((name) => actionPattern.test(name))) return undefined
  return actionMatcher(names)
}

function readResources(value: unknown, variables: boolean): readonly ArnPattern[] | undefined {
  const texts = nonEmptyStrings(value)
  const patterns = readAll(texts ?? [], (text) => readArnPattern(text, variables))
  return texts && patterns
}

function readPrincipals(value: unknown): PrincipalValues | undefined {
  if (value === '*') return new Map([['AWS', ['*']]])
  if (!isFields(value) || Object.keys(value).length === 0) return undefined
  const values = new Map<string, readonly string[]>()
  for (const [type, listed] of Object.entries(value)) {
    const names = nonEmptyStrings(listed)
    if (!names) return undefined
    values.set(type, names)
  }
  return values
}

function compileConditions(block: unknown, variables: boolean): readonly CompiledCondition[] {
  if (!isFields(block)) return [flawedCondition('Condition', '')]
  return Object.entries(block).flatMap(([operatorName, keys]) => {
    if (!isFields(keys) || Object.keys(keys).length === 0)
      return [flawedCondition(operatorName, '')]
    return Object.entries(keys).map(([key, value]) =>
      compileCondition(operatorName, key, value, variables),
    )
  })
}

function compileCondition(
  operatorName: string,
  key: string,
  value: unknown,
  variables: boolean,
): CompiledCondition {
  const operator = readOperator(operatorName)
  const asWritten = conditionValues(value)
  if (!asWritten) return flawedCondition(operatorName, key)
  const condition = { operatorName, key, name: key.toLowerCase(), operator, asWritten }
  if (operator?.kind !== 'comparison') {
    const flawed = operator?.kind === 'null' && !asWritten.every(isBool)
    return { ...condition, values: [], fixed: undefined, fixedTexts: undefined, flawed }
  }
  const values = readAll(asWritten, (text) => operator.operator.read(text, variables))
  const comparables = values?.flatMap((value) => value.fixed ?? [])
  const fixed = comparables?.length === asWritten.length ? comparables : undefined
  const fixedTexts = fixed?.map(({ text }) => text)
  return { ...condition, values: values ?? [], fixed, fixedTexts, flawed: !values }
}

function flawedCondition(operatorName: string, key: string): CompiledCondition {
  return {
    operatorName,
    key,
    name: key.toLowerCase(),
    operator: readOperator(operatorName),
    values: [],
    fixed: undefined,
    fixedTexts: undefined,
    asWritten: [],
    flawed: true,
  }
}

/** `undefined` where one text cannot be read. */
function readAll<T extends object>(
  texts: readonly string[],
  read: (text: string) => T | { readonly problem: string },
): readonly T[] | undefined {
  const all: T[] = []
  for (const text of texts) {
    const one = read(text)
    if ('problem' in one) return undefined
    all.push(one)
  }
  return all
}

/** The values of a condition as strings, which is how IAM compares them. `undefined` where there is none or one is of no such type. */
export function conditionValues(value: unknown): readonly string[] | undefined {
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  const texts: string[] = []
  for (const each of values) {
    if (typeof each === 'string') texts.push(each)
    else if (typeof each === 'number' || typeof each === 'boolean') texts.push(String(each))
    else return undefined
  }
  return texts.length > 0 ? texts : undefined
}

/** One string or an array of them, none of them empty. */
export function nonEmptyStrings(value: unknown): readonly string[] | undefined {
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  const texts = values.filter((each) => typeof each === 'string' && each !== '')
  return texts.length > 0 && texts.length === values.length ? (texts as string[]) : undefined
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
