/** Provisions a template: makes its stack, and remembers the names that were made up for it. */
import type { RandomBytes } from '../../random.ts'
import type { StackMemory } from '../../state/stack-memory.ts'
import type { Template } from '../template.ts'
import { TemplateProblems } from '../template-problems.ts'
import { planStack } from './plan-stack.ts'
import type { Stack } from './stack.ts'

export interface ProvisionOptions {
  readonly stackName: string
  readonly region: string
  /** 12 digits. */
  readonly account: string
  readonly memory: StackMemory
  readonly random: RandomBytes
}

/**
 * The stack that a template describes. Names that AWS would make up stay the same from one call to the next, also for an
 * edited template, as long as logical ID and type stay the same.
 *
 * @throws TemplateError when the template cannot be provisioned; the memory is untouched then.
 */
export function provision(template: Template, options: ProvisionOptions): Stack {
  const { memory, ...context } = options
  const problems = new TemplateProblems()
  const recall = (name: string) => memory.recall(name)
  const { stack, madeUp } = planStack(template, { ...context, recall }, problems.report)
  problems.throwIfAny(template.file)
  memory.remember(madeUp)
  return stack
}
