/** The values of the template's parameters: what was asked for now, then what the stack has, then what the template says. */
import type { DeployedStack } from './find-stack.ts'

export interface Wishes {
  readonly stackName: string
  /** `undefined` leaves it as it is. */
  readonly retain?: boolean | undefined
  readonly tableName?: string | undefined
  /** Empty takes the budget away. */
  readonly budgetEmail?: string | undefined
  readonly endpoint?: string | undefined
}

/**
 * Values for a change set. What a deployment once asked for stays, so that repeating it without its options changes nothing.
 *
 * @param known Names of the template's parameters. A stack may have others, from a template of before.
 */
export function parametersFor(
  { stackName, retain, tableName, budgetEmail, endpoint }: Wishes,
  stack: DeployedStack | undefined,
  known: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  // Table names are the account's. Two stacks need two.
  const firstTableName = stackName === 'leading-key' ? undefined : `${stackName}-GameScores`
  const wished = {
    ...(firstTableName !== undefined &&
      !stack?.parameters.has('TableName') && { TableName: firstTableName }),
    ...(tableName !== undefined && { TableName: tableName }),
    ...(retain !== undefined && { Retain: String(retain) }),
    ...(budgetEmail !== undefined && { BudgetEmail: budgetEmail }),
    // Not a wish but a fact: where this deployment goes.
    AwsEndpoint: endpoint ?? '',
  }
  const before = [...(stack?.parameters ?? [])].filter(([name]) => known.has(name))
  return { ...Object.fromEntries(before), ...wished }
}
