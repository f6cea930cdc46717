/** Operator names as policies write them: set prefix, operator, `...IfExists`. All operators that the engine knows. */
import { arnOperators } from './arn.ts'
import { binaryOperators } from './binary.ts'
import { boolOperators } from './bool.ts'
import { dateOperators } from './date.ts'
import { ipAddressOperators } from './ip-address.ts'
import { numericOperators } from './numeric.ts'
import type { ConditionOperator } from './operator.ts'
import { stringOperators } from './string.ts'

export type SetPrefix = 'ForAllValues' | 'ForAnyValue'

export type ReadOperator =
  | { readonly kind: 'null' }
  | {
      readonly kind: 'comparison'
      readonly operator: ConditionOperator
      readonly prefix: SetPrefix | undefined
      readonly ifExists: boolean
    }

const operators = new Map(
  Object.entries({
    ...stringOperators,
    ...boolOperators,
    ...numericOperators,
    ...dateOperators,
    ...ipAddressOperators,
    ...arnOperators,
    ...binaryOperators,
  }),
)

const ifExistsSuffix = 'IfExists'

/**
 * Reads `ForAllValues:StringEqualsIfExists`. Names are case-sensitive.
 *
 * @returns `undefined` for a name that the engine does not know.
 */
export function readOperator(name: string): ReadOperator | undefined {
  if (name === 'Null') return { kind: 'null' }
  const [, prefix, rest = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/s.exec(name) ?? []
  const ifExists = rest.endsWith(ifExistsSuffix)
  const operator = operators.get(ifExists ? rest.slice(0, -ifExistsSuffix.length) : rest)
  if (!operator) return undefined
  return { kind: 'comparison', operator, prefix: prefix as SetPrefix | undefined, ifExists }
}
