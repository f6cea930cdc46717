/** Operator names as policies write them: set prefix, operator, `...IfExists`. All operators that the engine knows. */
import { boolOperators } from './bool.ts'
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

const operators = new Map(Object.entries({ ...stringOperators, ...boolOperators }))

const ifExistsSuffix = 'IfExists'

/**
 * Reads `ForAllValues:StringEqualsIfExists`. Names are case-sensitive.
 *
 * unsupported: numeric, date, IP-address, ARN and binary operators.
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
