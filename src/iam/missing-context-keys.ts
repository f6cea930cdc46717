/**
 * What the policies ask about and the request does not say: IAM's simulator reports it as MissingContextValues.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
import { compilePolicy, type CompiledStatement } from './compiled-policy.ts'
import { contextKeys } from './context-keys.ts'
import type { Policies, RequestContext } from './decision.ts'
import type { PolicyDocument } from './policy-document.ts'
import { variablesOf } from './variables.ts'

/**
 * The keys of all conditions and policy variables that `context` does not hold, in the order in which the policies name them
 * (identity, session, boundary, service control, resource, resource control). Each once, as first written: keys have no case.
 *
 * A variable with a default counts as well, since the request could still say otherwise. Whether a statement's action matches
 * does not matter.
 */
export function missingContextKeys(policies: Policies, context: RequestContext): string[] {
  const given = contextKeys(context)
  const missing = new Map<string, string>()
  for (const key of statementsOf(policies).flatMap(keysOf)) {
    const name = key.toLowerCase()
    if (!given.has(name) && !missing.has(name)) missing.set(name, key)
  }
  return [...missing.values()]
}

function statementsOf(policies: Policies): readonly CompiledStatement[] {
  const { identity, session, boundary, resource, serviceControl, resourceControl } = policies
  const one = (document: PolicyDocument | undefined) => (document === undefined ? [] : [document])
  const withoutPrincipal = [
    ...identity,
    ...(session ?? []),
    ...one(boundary),
    ...(serviceControl?.flat() ?? []),
  ]
  const withPrincipal = [...one(resource), ...(resourceControl?.flat() ?? [])]
  return [
    ...withoutPrincipal.flatMap((document) => compilePolicy(document, 'identity')),
    ...withPrincipal.flatMap((document) => compilePolicy(document, 'resource')),
  ]
}

function keysOf({ resources, conditions }: CompiledStatement): readonly string[] {
  const patterns = resources && resources !== 'none' ? resources.items : []
  return [
    ...patterns.flatMap(({ segments }) => (segments ?? []).flatMap(variablesOf)),
    ...conditions.flatMap(({ key, values }) => [
      ...(key === '' ? [] : [key]),
      ...values.flatMap(({ variables }) => variables),
    ]),
  ]
}
