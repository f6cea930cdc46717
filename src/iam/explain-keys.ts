/** Words of their own for the condition keys that this policy field knows best: DynamoDB's, S3's prefix, and where a request came from. */
import type { ConditionTrace } from './decision.ts'
import { capitalized, type CallerWords } from './explain-caller.ts'
import { wants } from './explain-operator.ts'
import { listed, name, say, value, type Sentence } from './explain-sentence.ts'

export interface FailedCondition {
  readonly trace: ConditionTrace
  /** The request's values that fail. */
  readonly failing: readonly string[]
  readonly caller: CallerWords
}

interface KeyWords {
  readonly problem: Sentence
  readonly remedy: Sentence
}

/** @returns `undefined` where general words say as much. */
export function keyWords(failed: FailedCondition): KeyWords | undefined {
  const { trace } = failed
  const isEquality = /(?:^|:)String(?:Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.test(
    trace.operator,
  )
  switch (trace.key.toLowerCase()) {
    case 'dynamodb:leadingkeys':
    case 'dynamodb:firstpartitionkeyvalues':
      if (trace.operator === 'Null') return missingLeadingKey(failed)
      return isEquality ? leadingKeys(failed) : undefined
    case 'dynamodb:attributes':
      return isEquality && failed.failing.length > 0 ? attributes(failed) : undefined
    case 'dynamodb:select':
      return isEquality ? select(failed) : undefined
    case 'dynamodb:returnvalues':
      return isEquality ? returnValues(failed) : undefined
    case 's3:prefix':
      return isEquality ? prefix(failed) : undefined
    case 'aws:securetransport':
      return trace.policyValues.some((text) => text.toLowerCase() === 'true')
        ? {
            problem: say`${capitalized(failed.caller.possessive)} request did not come over TLS.`,
            remedy: say`Send it over HTTPS.`,
          }
        : undefined
    default:
      return undefined
  }
}

function leadingKeys({ trace, failing, caller }: FailedCondition): KeyWords {
  const { requestValues = [], policyValues, policyValuesAsWritten } = trace
  const who = capitalized(caller.subject)
  const isOwn = policyValuesAsWritten.every((text) => /:sub\}$/i.test(text))
  const allowed = listed(policyValues.map(value), 'or')
  const only = isOwn ? say`${caller.possessive} own` : allowed
  if (failing.length === 0) {
    return {
      problem: say`${who} asked for no partition in particular. The policy allows only ${only}.`,
      remedy: say`Ask for the partition ${allowed}.`,
    }
  }
  const asked = listed(failing.map(value), 'and')
  const partition =
    failing.length === 1 ? say`${asked}’s partition` : say`the partitions of ${asked}`
  const isMixed = failing.length < requestValues.length
  return {
    problem: say`${who} asked for ${partition}${isMixed ? ' as well' : ''}. The policy allows only ${only}.`,
    remedy: isMixed
      ? say`Leave ${asked} out, and ask for the partition ${allowed} alone.`
      : say`Ask for the partition ${allowed}.`,
  }
}

/** An identity ID, with what follows it in a prefix. */
const ofIdentity = /^([a-z-]+-\d:[0-9a-f-]{36})(\/?)$/

function prefix({ trace, failing, caller }: FailedCondition): KeyWords {
  const { policyValues, policyValuesAsWritten } = trace
  const isOwn = policyValuesAsWritten.every((text) => /:sub\}\/\*$/i.test(text))
  const allowed = listed(
    isOwn ? policyValues.map((text) => say`${value(text.slice(0, -2))}/`) : policyValues.map(value),
    'or',
  )
  const who = capitalized(caller.subject)
  const remedy = say`Ask for the prefix ${allowed}${isOwn ? ', with its slash, or for one below it' : ''}.`
  const only = isOwn ? say`${caller.possessive} own` : allowed
  const [asked] = failing
  if (asked === undefined)
    return {
      problem: say`${who} asked for no prefix in particular, and so for everybody’s files. The policy allows only ${only}.`,
      remedy,
    }
  const [, identityId, slash] = ofIdentity.exec(asked) ?? []
  if (isOwn && policyValues.includes(`${asked}/*`))
    return {
      problem: say`The prefix ${value(asked)} lacks its slash, and other prefixes could begin with the same text.`,
      remedy,
    }
  const files =
    identityId === undefined
      ? say`the files below ${value(asked)}`
      : say`${value(identityId)}’s files${slash === '' ? ', without the slash at the end' : ''}`
  return { problem: say`${who} asked for ${files}. The policy allows only ${only}.`, remedy }
}

function missingLeadingKey({ trace, caller }: FailedCondition): KeyWords | undefined {
  if (!trace.policyValues.some((text) => text.toLowerCase() === 'false')) return undefined
  return {
    problem: say`${capitalized(caller.possessive)} request names no partition key, and the policy wants one.`,
    remedy: say`Name a partition key, as ${name('Query')} and ${name('GetItem')} do. A ${name('Scan')} never names one.`,
  }
}

function attributes({ trace, failing, caller }: FailedCondition): KeyWords {
  const stray = listed(failing.map(value), 'and')
  return {
    problem: say`${capitalized(caller.possessive)} request names ${stray}, which the policy does not list.`,
    remedy: trace.operator.startsWith('ForAnyValue:')
      ? say`Name at least one of ${wants(trace)}.`
      : say`Leave out ${stray}, and name only attributes that the policy lists.`,
  }
}

function select(failed: FailedCondition): KeyWords | undefined {
  const { trace, failing, caller } = failed
  if (failing.length === 0) return missingParameter(failed)
  if (!trace.policyValues.includes('SPECIFIC_ATTRIBUTES')) return undefined
  const asksForAll = failing.some((text) => text.startsWith('ALL_'))
  return {
    problem: asksForAll
      ? say`${capitalized(caller.possessive)} request does not say which attributes it wants, so it would get all of them.`
      : say`${capitalized(caller.possessive)} request’s ${name('Select')} is ${listed(failing.map(value), 'and')}; the policy wants ${wants(trace)}.`,
    remedy: say`Name the attributes, in ${name('ProjectionExpression')}.`,
  }
}

function returnValues(failed: FailedCondition): KeyWords {
  const { trace, failing, caller } = failed
  if (failing.length === 0) return missingParameter(failed)
  const asksForAll = failing.some((text) => text.startsWith('ALL_'))
  const allowed = wants(trace)
  return {
    problem: asksForAll
      ? say`${capitalized(caller.possessive)} request asks for the whole item back.`
      : say`${capitalized(caller.possessive)} request’s ${name('ReturnValues')} is ${listed(failing.map(value), 'and')}; the policy wants ${allowed}.`,
    // DynamoDB takes a request without ReturnValues for one that says NONE.
    remedy: trace.policyValues.includes('NONE')
      ? say`Leave ${name('ReturnValues')} out, or ask for ${allowed}.`
      : say`Ask for ${allowed} in ${name('ReturnValues')}.`,
  }
}

/** Writes have no Select, and reads no ReturnValues: an operator without `...IfExists` shuts them out. */
function missingParameter({ trace, caller }: FailedCondition): KeyWords {
  const { key, operator } = trace
  // With ForAnyValue the suffix does not help.
  const ifExists = operator.replace(/^ForAnyValue:/, '').replace(/(?:IfExists)?$/, 'IfExists')
  return {
    problem: say`${capitalized(caller.possessive)} request does not carry ${name(key)}; the policy wants it to be ${wants(trace)}.`,
    remedy: say`An operation that has ${name(key)} can pass. For others the policy has to say ${name(ifExists)}.`,
  }
}
