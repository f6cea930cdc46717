/**
 * `Null`: asks whether the request carries a key at all. `"Null": {"dynamodb:LeadingKeys": "false"}` demands it.
 *
 * It reads a multivalued key as it is, without a set prefix, and takes no `...IfExists`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */

/**
 * Whether one of `policyValues` says what is the case: `true` for an absent key, `false` for a present one.
 *
 * A multivalued key whose values are all empty counts as absent, as it counts as no value for `ForAllValues`. So a statement
 * with both is safe under either reading of the IAM guide.
 */
export function nullMet(
  requestValues: string | readonly string[] | undefined,
  policyValues: readonly string[],
): boolean {
  const absent =
    requestValues === undefined ||
    (typeof requestValues !== 'string' && requestValues.every((value) => value === ''))
  return policyValues.some((value) => value.toLowerCase() === String(absent))
}
