/**
 * A role that trusts Cognito must say which identity pool: else any pool of any account could hand it out. IAM refuses to
 * create a trust policy without that condition.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
import type { PolicyDocument, Statement } from '../../../../src/iam/policy-document.ts'
import type { Place } from '../template-node.ts'
import type { Report } from '../template-problems.ts'

const cognito = 'cognito-identity.amazonaws.com'

/** Operators under which an absent or foreign pool ID does not match. */
const bindingOperator = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i

/** @param at Where something of the trust policy is: `at('.Statement[0]')`. */
export function checkTrustOfCognito(
  { Statement }: PolicyDocument,
  at: (path: string) => Place,
  report: Report,
): void {
  const isList = isStatementList(Statement)
  const statements = isList ? Statement : [Statement]
  statements.forEach((statement, index) => {
    if (statement.Effect !== 'Allow' || !namesCognito(statement) || namesPool(statement)) return
    report(
      at(isList ? `.Statement[${String(index)}]` : '.Statement'),
      `This statement lets every identity pool of every account hand the role out: it has no condition on ${cognito}:aud.`,
      `Add Condition: StringEquals: ${cognito}:aud: !Ref <IdentityPool>.`,
    )
  })
}

function isStatementList(element: PolicyDocument['Statement']): element is readonly Statement[] {
  return Array.isArray(element)
}

function namesCognito({ Principal }: Statement): boolean {
  if (Principal === undefined || Principal === '*') return false
  const { Federated = [] } = Principal
  return [Federated].flat().some((provider) => provider.toLowerCase() === cognito)
}

function namesPool({ Condition = {} }: Statement): boolean {
  return Object.entries(Condition).some(
    ([operator, keys]) =>
      bindingOperator.test(operator) &&
      Object.keys(keys).some((key) => key.toLowerCase() === `${cognito}:aud`),
  )
}
