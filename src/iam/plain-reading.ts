/**
 * A policy in plain words, made from the policy itself: nothing is told that does not stand in it, and everything that stands in it
 * is told. Takes any document, however broken, as the engine does; what is broken or unknown is said to be so.
 */
import { conditionValues, isFields } from './compiled-policy.ts'
import { name, plainText, say, value, type Sentence } from './explain-sentence.ts'
import { readElements, type ElementReading } from './plain-reading/read-elements.ts'
import { readCondition, type ConditionReading } from './plain-reading/read-condition.ts'
import { policyProblems } from './validate-policy.ts'

export type { ConditionReading, ElementReading }

/** What a document is attached to: a trust policy has principals, an identity policy resources, a resource policy both. */
export type ReadingKind = 'identity' | 'trust' | 'resource'

export interface StatementReading {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** One sentence in pieces, each with the element it reads: `Allows`, what, on what, for whom. Ends in a stop or a colon. */
  readonly lead: readonly ElementReading[]
  /** In the order written. All must be met. */
  readonly conditions: readonly ConditionReading[]
  /** What the conditions watch over, each once: `leading keys`, `attributes`. */
  readonly guards: readonly string[]
  /** What IAM would refuse of it. */
  readonly problems: readonly Sentence[]
}

/** The statements of a document, in order; none for a document that has no statements at all. */
export function readPolicy(document: unknown, kind: ReadingKind): readonly StatementReading[] {
  if (!isFields(document)) return []
  const { Version: version, Statement: statement } = document
  const isList = Array.isArray(statement)
  const statements = isList ? (statement as readonly unknown[]) : [statement]
  const problems = policyProblems(document, kind)
  return statements
    .map((each, index) => {
      const path = isList ? `Statement[${String(index)}]` : 'Statement'
      // What is wrong with the document counts for each statement. Readings of conditions tell their own problems.
      const own = problems.filter(
        (problem) =>
          !problem.path.startsWith('Statement') ||
          (problem.path.startsWith(path) && !problem.path.startsWith(`${path}.Condition`)),
      )
      return isFields(each)
        ? readStatement(
            each,
            kind,
            version === '2012-10-17',
            own.map(({ message }) => message),
          )
        : undefined
    })
    .filter((reading) => reading !== undefined)
}

function readStatement(
  statement: Readonly<Record<string, unknown>>,
  kind: ReadingKind,
  variables: boolean,
  problems: readonly string[],
): StatementReading {
  const { Sid: sid, Effect: written } = statement
  const effect = written === 'Allow' ? 'Allow' : 'Deny'
  const conditions = conditionSources(statement['Condition']).map(({ source, broken }) =>
    source
      ? readCondition(source, {
          effect,
          variables,
          isKeyDemanded: isDemanded(statement['Condition'], source.key),
        })
      : broken,
  )
  return {
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    effect,
    lead: readElements(statement, kind, variables, conditions.length),
    conditions,
    guards: [...new Set(conditions.map(({ guards }) => guards))],
    problems: problems.map((problem) => say`${problem}`),
  }
}

type Source =
  | { readonly source: Parameters<typeof readCondition>[0]; readonly broken?: undefined }
  | { readonly source?: undefined; readonly broken: ConditionReading }

function conditionSources(block: unknown): readonly Source[] {
  if (block === undefined) return []
  if (!isFields(block)) return [{ broken: brokenBlock(['Condition'], block) }]
  return Object.entries(block).flatMap(([operatorName, keys]): readonly Source[] => {
    if (!isFields(keys) || Object.keys(keys).length === 0) {
      return [{ broken: brokenBlock(['Condition', operatorName], keys) }]
    }
    return Object.entries(keys).map(([key, given]) => ({
      source: { operatorName, key, written: given },
    }))
  })
}

function brokenBlock(path: readonly string[], given: unknown): ConditionReading {
  return {
    path,
    guards: path.at(-1) ?? '',
    sentence: say`${name(path.at(-1) ?? '')} holds ${value(JSON.stringify(given))}, which names no condition keys.`,
    notes: [],
    variables: false,
  }
}

/** Whether `Null` demands a key, so that another condition on it cannot be met by its absence. */
function isDemanded(block: unknown, key: string): boolean {
  const nulls = isFields(block) ? block['Null'] : undefined
  if (!isFields(nulls)) return false
  return Object.entries(nulls).some(
    ([name, given]) =>
      name.toLowerCase() === key.toLowerCase() &&
      conditionValues(given)?.every((each) => each.toLowerCase() === 'false') === true,
  )
}

/** The whole reading as text, with the policy's values as written: the lead, then a line for each condition with its notes. */
export function readingText({ lead, conditions, problems }: StatementReading): string {
  const textOf = (sentence: Sentence) => plainText(sentence, (each) => each)
  return [
    lead.map(({ text }) => textOf(text)).join(''),
    ...lead.flatMap(({ notes }) => notes.map(textOf)),
    ...conditions.map(({ sentence, notes }) => [textOf(sentence), ...notes.map(textOf)].join(' ')),
    ...problems.map(textOf),
  ].join('\n')
}
