/** Provisions a template: makes its stack, and remembers the names that were made up for it. */
import type { RandomBytes } from '../../random.ts'
import type { StackMemory } from '../../state/stack-memory.ts'
import type { Template } from '../template.ts'
import { TemplateProblems } from '../template-problems.ts'
import { planStack, type StackPlan } from './plan-stack.ts'
import type { Stack } from './stack.ts'

export interface ProvisionOptions {
  readonly stackName: string
  readonly region: string
  /** 12 digits. */
  readonly account: string
  /** Values of parameters by name; the template's defaults count for the others. */
  readonly parameters?: Readonly<Record<string, string>> | undefined
  /** Of this stack alone: it knows names by logical ID. */
  readonly memory: StackMemory
  readonly random: RandomBytes
}

/**
 * The stack that a template describes. Names that AWS would make up stay the same from one call to the next, also for an
 * edited template, as long as logical ID and type stay the same.
 *
 * @throws TemplateError when the template cannot be provisioned, ParameterError when it does not take a parameter's value; the
 * memory is untouched then.
 */
export function provision(template: Template, options: ProvisionOptions): Stack {
  const { stack, madeUp } = plan(template, options)
  options.memory.remember(madeUp)
  return stack
}

/**
 * What `provision` would make, with nothing remembered: names that are made up here differ from those made up then.
 *
 * @throws as `provision`.
 */
export function plan(template: Template, options: ProvisionOptions): StackPlan {
  const { memory, ...context } = options
  const problems = new TemplateProblems()
  const recall = (name: string) => memory.recall(name)
  const planned = planStack(template, { ...context, recall }, problems.report)
  problems.throwIfAny(template.file)
  return planned
}
