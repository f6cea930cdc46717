/** Names every mistake of a policy document, for whoever loads one and wants to refuse it with reasons. */
import { actionPattern } from './action-matcher.ts'
import { readArnPattern } from './arn.ts'
import { conditionValues, isFields, nonEmptyStrings, type DocumentKind } from './compiled-policy.ts'
import { isBool } from './conditions/bool.ts'
import { readOperator } from './conditions/operator-name.ts'
import { documentElements, principalTypes, statementElements } from './policy-grammar.ts'

export interface PolicyProblem {
  /** `Statement[0].Condition.StringEquals.aws:userid`; empty for the document as a whole. */
  readonly path: string
  readonly message: string
}

type Report = (path: string, message: string) => void

/** All problems of a document, in the order in which they appear. A document without any is one that `evaluate` reads in full. */
export function policyProblems(document: unknown, kind: DocumentKind): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const report: Report = (path, message) => problems.push({ path, message })
  if (!isFields(document)) {
    report('', 'A policy document is an object.')
    return problems
  }
  reportUnknown(document, documentElements, '', report)
  const { Version: version, Id: id, Statement: statement } = document
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    report('Version', `Version is '2012-10-17' or '2008-10-17', not ${JSON.stringify(version)}.`)
  }
  if (id !== undefined && typeof id !== 'string') report('Id', 'Id is a string.')
  const variables = version === '2012-10-17'
  if (Array.isArray(statement)) {
    if (statement.length === 0) report('Statement', 'A policy has at least one statement.')
    for (const [index, each] of (statement as readonly unknown[]).entries()) {
      checkStatement(each, kind, variables, `Statement[${String(index)}]`, report)
    }
    checkSidsDiffer(statement as readonly unknown[], report)
  } else if (statement === undefined) {
    report('Statement', 'Statement is missing.')
  } else {
    checkStatement(statement, kind, variables, 'Statement', report)
  }
  return problems
}

function checkStatement(
  statement: unknown,
  kind: DocumentKind,
  variables: boolean,
  path: string,
  report: Report,
): void {
  if (!isFields(statement)) {
    report(path, 'A statement is an object.')
    return
  }
  reportUnknown(statement, statementElements[kind], `${path}.`, report)
  const { Sid: sid, Effect: effect } = statement
  if (sid !== undefined && typeof sid !== 'string') report(`${path}.Sid`, 'Sid is a string.')
  if (typeof sid === 'string' && kind === 'identity' && !/^[A-Za-z0-9]*$/.test(sid)) {
    report(`${path}.Sid`, 'The Sid of an identity policy has letters and digits only.')
  }
  if (effect !== 'Allow' && effect !== 'Deny') {
    report(`${path}.Effect`, `Effect is Allow or Deny, not ${JSON.stringify(effect)}.`)
  }
  checkEither(statement, 'Action', path, report, (value, at) => {
    checkStrings(value, at, report, (text) =>
      actionPattern.test(text) ? undefined : `"${text}" is not an action such as dynamodb:GetItem`,
    )
  })
  if (kind !== 'trust') {
    checkEither(statement, 'Resource', path, report, (value, at) => {
      checkStrings(value, at, report, (text) => {
        const pattern = readArnPattern(text, variables)
        return 'problem' in pattern ? pattern.problem : undefined
      })
    })
  }
  if (kind !== 'identity') {
    checkEither(statement, 'Principal', path, report, (value, at) => {
      checkPrincipal(value, at, report)
    })
    if (effect === 'Allow' && Object.hasOwn(statement, 'NotPrincipal')) {
      report(`${path}.NotPrincipal`, 'NotPrincipal goes with Deny only.')
    }
  }
  if (Object.hasOwn(statement, 'Condition')) {
    checkConditions(statement.Condition, variables, `${path}.Condition`, report)
  }
}

function checkEither(
  statement: Readonly<Record<string, unknown>>,
  element: string,
  path: string,
  report: Report,
  check: (value: unknown, path: string) => void,
): void {
  const present = [element, `Not${element}`].filter((name) => Object.hasOwn(statement, name))
  if (present.length !== 1) {
    report(`${path}.${element}`, `A statement has either ${element} or Not${element}.`)
  }
  for (const name of present) check(statement[name], `${path}.${name}`)
}

function checkStrings(
  value: unknown,
  path: string,
  report: Report,
  problemOf: (text: string) => string | undefined,
): void {
  const texts = nonEmptyStrings(value)
  if (!texts) {
    report(path, 'Takes a string, or an array of at least one, none of them empty.')
    return
  }
  for (const text of texts) {
    const problem = problemOf(text)
    if (problem) report(path, `${problem}.`)
  }
}

function checkPrincipal(value: unknown, path: string, report: Report): void {
  if (value === '*') return
  if (!isFields(value) || Object.keys(value).length === 0) {
    report(path, "Takes '*', or an object of principal type to values.")
    return
  }
  reportUnknown(value, principalTypes, `${path}.`, report)
  for (const [type, names] of Object.entries(value)) {
    checkStrings(names, `${path}.${type}`, report, (name) =>
      name !== '*' && /[*?]/.test(name) ? `"${name}" has a wildcard` : undefined,
    )
  }
}

function checkConditions(block: unknown, variables: boolean, path: string, report: Report): void {
  if (!isFields(block)) {
    report(path, 'Condition is an object of operator to keys.')
    return
  }
  for (const [name, keys] of Object.entries(block)) {
    const operatorPath = `${path}.${name}`
    if (!readOperator(name)) report(operatorPath, `The operator ${name} is not known.`)
    if (!isFields(keys) || Object.keys(keys).length === 0) {
      report(operatorPath, 'An operator takes an object of condition key to values.')
      continue
    }
    for (const [key, value] of Object.entries(keys)) {
      checkConditionValues(name, value, variables, `${operatorPath}.${key}`, report)
    }
  }
}

function checkConditionValues(
  name: string,
  value: unknown,
  variables: boolean,
  path: string,
  report: Report,
): void {
  const texts = conditionValues(value)
  if (!texts) {
    report(path, 'Takes a string, number or boolean, or an array of at least one.')
    return
  }
  const operator = readOperator(name)
  for (const text of texts) {
    if (operator?.kind === 'null' && !isBool(text)) {
      report(path, `"${text}" is neither true nor false.`)
    }
    if (operator?.kind !== 'comparison') continue
    const value = operator.operator.read(text, variables)
    if ('problem' in value) report(path, `${value.problem}.`)
  }
}

function checkSidsDiffer(statements: readonly unknown[], report: Report): void {
  const seen = new Set<unknown>()
  for (const [index, statement] of statements.entries()) {
    const sid = isFields(statement) ? statement.Sid : undefined
    if (sid === undefined || sid === '') continue
    if (seen.has(sid)) report(`Statement[${String(index)}].Sid`, 'Another statement has this Sid.')
    seen.add(sid)
  }
}

function reportUnknown(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
  prefix: string,
  report: Report,
): void {
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) report(`${prefix}${name}`, `The element ${name} is not known.`)
  }
}
