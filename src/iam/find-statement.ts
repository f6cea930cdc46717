/** From a trace back to the statement as the policy writes it. */
import type { Policies, StatementTrace } from './decision.ts'
import type { PolicyDocument, Statement } from './policy-document.ts'

/** @returns `undefined` where the trace is of other policies. */
export function findStatement(
  policies: Policies,
  { policyType, policyIndex, statementIndex }: StatementTrace,
): Statement | undefined {
  const document = documentsOf(policies, policyType)[policyIndex]
  return document && [document.Statement].flat()[statementIndex]
}

function documentsOf(
  policies: Policies,
  type: StatementTrace['policyType'],
): readonly PolicyDocument[] {
  switch (type) {
    case 'identity-based':
      return policies.identity
    case 'session':
      return policies.session ?? []
    case 'permissions-boundary':
      return policies.boundary ? [policies.boundary] : []
    case 'resource-based':
      return policies.resource ? [policies.resource] : []
    case 'service-control':
      return policies.serviceControl?.flat() ?? []
    case 'resource-control':
      return policies.resourceControl?.flat() ?? []
  }
}
