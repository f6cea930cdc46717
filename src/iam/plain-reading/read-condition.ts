/**
 * One condition in words: what it asks, what becomes of a request without the key, and what is wrong with it. What the engine
 * does not know is said to be unknown.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { conditionValues } from '../compiled-policy.ts'
import { isBool } from '../conditions/bool.ts'
import { readOperator, type ReadOperator } from '../conditions/operator-name.ts'
import { listed, name, say, value, type Sentence } from '../explain-sentence.ts'
import { isMultivalued, wordsForKey } from './key-words.ts'
import { predicates } from './predicates.ts'

export interface ConditionReading {
  /** Where it stands in the statement: `['Condition', 'ForAllValues:StringEquals', 'dynamodb:LeadingKeys']`. */
  readonly path: readonly string[]
  /** What it watches over: `leading keys`; the key itself where nothing is known of it. */
  readonly guards: string
  readonly sentence: Sentence
  /** What to know besides. */
  readonly notes: readonly Sentence[]
  /** Whether `${…}` in its values is a variable. */
  readonly variables: boolean
}

export interface ConditionSource {
  /** As written: `ForAllValues:StringEquals`. */
  readonly operatorName: string
  readonly key: string
  /** A string, number or boolean, or several; in a broken policy anything. */
  readonly written: unknown
}

export interface ConditionSurroundings {
  readonly effect: 'Allow' | 'Deny'
  /** Whether the policy's version has variables. */
  readonly variables: boolean
  /** The statement demands by another condition, `Null`, that the request carries this key. */
  readonly isKeyDemanded: boolean
}

type Comparison = Extract<ReadOperator, { kind: 'comparison' }>
type Reading = Pick<ConditionReading, 'sentence' | 'notes' | 'variables'>

export function readCondition(
  source: ConditionSource,
  surroundings: ConditionSurroundings,
): ConditionReading {
  const { operatorName, key, written } = source
  return {
    path: ['Condition', operatorName, key],
    guards: wordsForKey(key)?.guards ?? key,
    ...readValues(operatorName, key, written, surroundings),
  }
}

function readValues(
  operatorName: string,
  key: string,
  written: unknown,
  surroundings: ConditionSurroundings,
): Reading {
  const values = conditionValues(written)
  const operator = readOperator(operatorName)
  if (!values) {
    const given = value(JSON.stringify(written))
    const sentence = say`${name(operatorName)} on ${name(key)} has the value ${given}, which is no text, number, true or false.`
    return { sentence, notes: [flawWords(surroundings.effect)], variables: false }
  }
  if (!operator) {
    const given = listed(values.map(value), 'and')
    const sentence = say`${name(operatorName)} is an operator that is not known here. It stands on ${name(key)} with ${given}; what it asks is not read.`
    return { sentence, notes: [unknownWords(surroundings.effect)], variables: false }
  }
  return operator.kind === 'null'
    ? { ...readNull(key, values, surroundings.effect), variables: false }
    : readComparison(operatorName, operator, key, values, surroundings)
}

function readNull(
  key: string,
  values: readonly string[],
  effect: 'Allow' | 'Deny',
): Omit<Reading, 'variables'> {
  const asked = new Set(values.map((each) => each.toLowerCase()))
  const spelled = say`${name('Null')} ${listed(values.map(value), 'or')}`
  if (!values.every(isBool)) {
    const given = listed(values.map(value), 'and')
    const sentence = say`${name('Null')} on ${name(key)} is ${given}, and not only true or false.`
    return { sentence, notes: [flawWords(effect)] }
  }
  if (asked.size > 1) {
    const sentence = say`The request carries ${name(key)} or does not: always met.`
    return { sentence, notes: [say`${spelled} asks for both.`] }
  }
  if (asked.has('true')) {
    const sentence = say`The request does not carry ${name(key)}.`
    return { sentence, notes: [say`${spelled} says that the key must be missing.`] }
  }
  const each = wordsForKey(key)?.each
  const sentence = say`The request carries ${name(key)}${each === undefined ? '.' : `: there is at least one ${each}.`}`
  return { sentence, notes: [say`${spelled} says that the key must not be missing.`] }
}

function readComparison(
  operatorName: string,
  { operator, prefix, ifExists }: Comparison,
  key: string,
  values: readonly string[],
  surroundings: ConditionSurroundings,
): Reading {
  const base = operatorName.replace(/^[^:]*:/, '').replace(/IfExists$/, '')
  const predicate = predicates[base] ?? { one: `fits ${base} of`, many: `fits ${base} of any of` }
  const takesVariables = !('problem' in operator.read('${a:b}', true))
  const verb = values.length > 1 ? predicate.many : predicate.one
  const given = listed(values.map(value), 'or')
  const wildcards = predicate.wildcards === true ? wildcardWords(values) : undefined
  const problems = values.flatMap((each) => {
    const read = operator.read(each, surroundings.variables)
    return 'problem' in read ? [say`${read.problem}. ${flawWords(surroundings.effect)}`] : []
  })
  return {
    sentence: say`${subject(key, prefix, ifExists, surroundings.effect)} ${verb} ${given}${predicate.tail ?? ''}.`,
    notes: [
      ...absenceNotes({ prefix, ifExists, operator }, key, surroundings),
      ...(wildcards ? [wildcards] : []),
      ...(takesVariables ? variableNotes(values, surroundings.variables) : []),
      ...problems,
    ],
    variables: surroundings.variables && takesVariables,
  }
}

/** Up to the verb: `Every partition key that the request touches (dynamodb:LeadingKeys)`. */
function subject(
  key: string,
  prefix: Comparison['prefix'],
  ifExists: boolean,
  effect: 'Allow' | 'Deny',
): Sentence {
  const { about, each } = wordsForKey(key) ?? {}
  const gloss = about === undefined ? '' : ` (${about})`
  if (prefix === undefined) {
    return ifExists
      ? say`If the request carries ${name(key)}${gloss}, it`
      : say`${name(key)}${gloss}`
  }
  const one = each === undefined ? say`value of ${name(key)}${gloss}` : say`${each} (${name(key)})`
  if (prefix === 'ForAllValues') return say`Every ${one}`
  return ifExists && effect === 'Deny'
    ? say`If there is any, at least one ${one}`
    : say`At least one ${one}`
}

/** What becomes of a request without the key: the part of conditions that surprises most. */
function absenceNotes(
  { prefix, ifExists, operator }: Pick<Comparison, 'prefix' | 'ifExists' | 'operator'>,
  key: string,
  { effect, isKeyDemanded }: ConditionSurroundings,
): readonly Sentence[] {
  const also = 'Also met where there are none.'
  if (prefix === 'ForAllValues') {
    if (isKeyDemanded) return [say`${also} ${name('Null')} on the same key closes that.`]
    return effect === 'Allow'
      ? [say`${also} Nothing in this statement demands that there are any.`]
      : [say`${also} So this Deny strikes such requests, too.`]
  }
  const demanded = isKeyDemanded
    ? say` But ${name('Null')} demands that the request carries it.`
    : ''
  const without = say`Also met by a request without the key.${demanded}`
  if (prefix === 'ForAnyValue') {
    if (!ifExists) return [say`Not met where there are none.`]
    const here =
      effect === 'Allow'
        ? say`here an Allow counts it as not met`
        : say`here a Deny counts it as met`
    return [
      say`Where there are none, IAM’s guide says both that ${name('ForAnyValue')} is not met and that ${name('…IfExists')} is; ${here}.${demanded}`,
    ]
  }
  return [
    ...(ifExists || operator.negated ? [without] : []),
    ...(isMultivalued(key) ? [bareOperatorWords(key)] : []),
  ]
}

function bareOperatorWords(key: string): Sentence {
  return say`${name(key)} holds many values. Without ${name('ForAllValues')} or ${name('ForAnyValue')} the condition is never met by a request that carries it.`
}

/** @returns `undefined` where no wildcard stands in the texts. Escapes such as `${*}` are none. */
export function wildcardWords(texts: readonly string[]): Sentence | undefined {
  const bare = texts.map((text) => text.replace(/\$\{[^}]*\}/g, '')).join('')
  const star = bare.includes('*') ? [say`${name('*')} stands for any characters`] : []
  const mark = bare.includes('?') ? [say`${name('?')} stands for one character`] : []
  const both = [...star, ...mark]
  return both.length === 0 ? undefined : say`${listed(both, 'and')}.`
}

/** What the variables in the texts stand for, as far as it is known. */
export function variableNotes(values: readonly string[], variables: boolean): readonly Sentence[] {
  const keys = values.flatMap((each) =>
    [...each.matchAll(/\$\{\s*([^\s,}]+)[^}]*\}/g)].map(([, key = '']) => key),
  )
  if (keys.length > 0 && !variables) return [plainTextVariables]
  const abouts = new Set(keys.flatMap((key) => wordsForKey(key)?.about ?? []))
  return [...abouts].map((about) => say`The variable stands for ${about}.`)
}

const plainTextVariables: Sentence = say`The policy’s Version is not ${name('2012-10-17')}, so ${name('${…}')} is plain text here and no variable.`

function flawWords(effect: 'Allow' | 'Deny'): Sentence {
  return effect === 'Allow'
    ? say`IAM refuses such a policy; here the Allow applies to nothing.`
    : say`IAM refuses such a policy; here the Deny counts this as met.`
}

function unknownWords(effect: 'Allow' | 'Deny'): Sentence {
  return effect === 'Allow'
    ? say`An Allow with an unknown operator applies to nothing.`
    : say`A Deny counts an unknown operator as met.`
}
