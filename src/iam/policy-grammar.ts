/**
 * Names that a policy document may use. Anything else is a mistake that IAM refuses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

export const documentElements: readonly string[] = ['Version', 'Id', 'Statement']

const everyStatement = ['Sid', 'Effect', 'Action', 'NotAction', 'Condition']
const withPrincipal = [...everyStatement, 'Principal', 'NotPrincipal']

/** Elements of a statement, by what the policy is attached to. */
export const statementElements: Readonly<
  Record<'identity' | 'trust' | 'resource', readonly string[]>
> = {
  identity: [...everyStatement, 'Resource', 'NotResource'],
  trust: withPrincipal,
  resource: [...withPrincipal, 'Resource', 'NotResource'],
}

export const principalTypes: readonly string[] = ['AWS', 'Federated', 'Service', 'CanonicalUser']
