/**
 * Reads a lab from its MDX file: each second-level heading begins a step, and what stands in a step says what has to be
 * done there. A file that breaks the rules is refused with the file's name. The build reads each lab too, by these rules
 * (infra/build/mdx.ts), so that its author sees it at once.
 */
import {
  Children,
  isValidElement,
  type ElementType,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { Aim } from '../../domain/attempt.ts'

/** What a lab's file exports as `meta`. */
export interface LabMeta {
  readonly title: string
  readonly summary: string
  /** How long it takes, roughly. */
  readonly minutes: number
  /** Its place in the list; lower comes first. */
  readonly order: number
}

/** A question to commit to before the step's experiments are run. */
export interface Prediction {
  readonly question: string
  readonly choices: readonly string[]
  /** One of the choices. */
  readonly answer: string
}

/** Something to run. `key` tells it from the others of its step. */
export type Experiment =
  | { readonly kind: 'run'; readonly key: string; readonly attempt: string; readonly aim: Aim }
  | { readonly kind: 'who-am-i'; readonly key: string }
  | { readonly kind: 'what-if'; readonly key: string; readonly attempt: string; readonly aim: Aim }

export interface LabStep {
  /** From the heading, for the address: `no-key-at-all`. */
  readonly id: string
  readonly title: string
  /** Absent where the step is for reading only. */
  readonly prediction: Prediction | undefined
  /** In the order written. */
  readonly experiments: readonly Experiment[]
  readonly content: ReactNode
}

export interface Lab extends LabMeta {
  /** From the file's name: `my-partition`. */
  readonly id: string
  readonly steps: readonly [LabStep, ...LabStep[]]
}

/** The components that a lab's author writes. */
export const componentNames = ['Me', 'Policy', 'Predict', 'Run', 'WhatIf', 'WhoAmI', 'Why'] as const

/** What a lab's elements become, by the names that MDX knows them by. */
export type LabComponents = Readonly<Record<string, ElementType>>

/** What an MDX file is once it is compiled. */
export interface LabModule {
  readonly meta?: unknown
  /** Called, not rendered: the steps are read from the elements that it returns. */
  readonly default: (props: { readonly components: LabComponents }) => ReactElement
}

/** A rule that a lab's file breaks. */
export class LabFault extends Error {
  override readonly name = 'LabFault'
  readonly problem: string
  /** Where it shows, unless it is the whole file. */
  readonly at: ReactElement | undefined

  constructor(id: string, problem: string, at?: ReactElement) {
    super(`The lab ${id}.mdx cannot be shown: ${problem}.`)
    this.problem = problem
    this.at = at
  }
}

/** @throws LabFault where the file breaks a rule. */
export function readLab(id: string, module: LabModule, components: LabComponents): Lab {
  const meta = readMeta(id, module.meta)
  const steps = readSteps(id, module.default({ components }), components)
  const [first, ...others] = steps
  if (first === undefined) throw new LabFault(id, 'it has no step: a step begins with a ## heading')
  return { id, ...meta, steps: [first, ...others] }
}

/** One `Run` or `WhatIf` of a step. Both are told by what they send. */
export function experimentKey(kind: Experiment['kind'], attempt = '', aim = ''): string {
  return [kind, attempt, aim].filter((part) => part !== '').join(' ')
}

function readMeta(id: string, meta: unknown): LabMeta {
  if (typeof meta !== 'object' || meta === null) throw new LabFault(id, 'it exports no meta')
  const { title, summary, minutes, order } = meta as Readonly<Record<string, unknown>>
  if (typeof title !== 'string' || title === '') throw new LabFault(id, 'meta.title is not a text')
  if (typeof summary !== 'string' || summary === '')
    throw new LabFault(id, 'meta.summary is not a text')
  if (typeof minutes !== 'number') throw new LabFault(id, 'meta.minutes is not a number')
  if (typeof order !== 'number') throw new LabFault(id, 'meta.order is not a number')
  return { title, summary, minutes, order }
}

function readSteps(id: string, content: ReactElement, components: LabComponents): LabStep[] {
  const parts: {
    readonly id: string
    readonly title: string
    readonly heading: ReactElement
    readonly nodes: ReactNode[]
  }[] = []
  for (const node of childrenOf(content)) {
    if (isValidElement(node) && node.type === 'h2') {
      const title = textOf(childrenOf(node))
      parts.push({ id: slugOf(title), title, heading: node, nodes: [] })
    } else if (parts.length > 0) {
      parts.at(-1)?.nodes.push(node)
    } else if (isValidElement(node)) {
      throw new LabFault(id, 'something stands before its first ## heading', node)
    }
  }
  return parts.map(({ id: stepId, title, heading, nodes }, index) => {
    if (stepId === '') throw new LabFault(id, 'a ## heading has no letters', heading)
    if (parts.findIndex((part) => part.id === stepId) !== index)
      throw new LabFault(id, `two steps have the address ${stepId}`, heading)
    const predictions: Prediction[] = []
    const experiments: Experiment[] = []
    for (const element of elementsIn(nodes)) {
      if (element.type === components['Predict']) {
        if (predictions.length > 0)
          throw new LabFault(id, `“${title}” asks for more than one prediction`, element)
        predictions.push(readPrediction(id, element))
      }
      const experiment = readExperiment(id, element, components)
      if (experiment !== undefined) experiments.push(experiment)
    }
    if (predictions.length > 0 && experiments.length === 0)
      throw new LabFault(id, `“${title}” asks for a prediction and runs nothing`, heading)
    return {
      id: stepId,
      title,
      prediction: predictions[0],
      experiments,
      content: Children.toArray(nodes),
    }
  })
}

function readPrediction(id: string, element: ReactElement): Prediction {
  const { question, choices, answer } = propsOf(element)
  const fault = (problem: string) => new LabFault(id, problem, element)
  if (typeof question !== 'string') throw fault('a Predict has no question')
  if (!Array.isArray(choices) || !choices.every((choice) => typeof choice === 'string'))
    throw fault(`“${question}” has no choices`)
  if (new Set(choices).size !== choices.length || choices.length < 2)
    throw fault(`“${question}” needs two different choices or more`)
  if (typeof answer !== 'string' || !choices.includes(answer))
    throw fault(`the answer to “${question}” is not among its choices`)
  return { question, choices, answer }
}

function readExperiment(
  id: string,
  element: ReactElement,
  components: LabComponents,
): Experiment | undefined {
  const { type } = element
  if (type === components['WhoAmI']) return { kind: 'who-am-i', key: experimentKey('who-am-i') }
  const kind =
    type === components['Run'] ? 'run' : type === components['WhatIf'] ? 'what-if' : undefined
  if (kind === undefined) return undefined
  const { attempt, aim } = propsOf(element)
  if (typeof attempt !== 'string')
    throw new LabFault(id, 'a Run or WhatIf names no attempt', element)
  if (aim !== 'own' && aim !== 'rival')
    throw new LabFault(id, `${attempt} is aimed at nobody: aim is own or rival`, element)
  return { kind, key: experimentKey(kind, attempt, aim), attempt, aim }
}

/** All elements, the outer ones first. */
function* elementsIn(nodes: readonly ReactNode[]): Generator<ReactElement> {
  for (const node of nodes) {
    if (!isValidElement(node)) continue
    yield node
    yield* elementsIn(childrenOf(node))
  }
}

function propsOf({ props }: ReactElement): Readonly<Record<string, unknown>> {
  return props as Readonly<Record<string, unknown>>
}

function childrenOf(element: ReactElement): ReactNode[] {
  const { children } = element.props as { readonly children?: ReactNode }
  return Array.isArray(children) ? (children as ReactNode[]) : [children]
}

function textOf(nodes: readonly ReactNode[]): string {
  return nodes
    .map((node) =>
      isValidElement(node) ? textOf(childrenOf(node)) : typeof node === 'string' ? node : '',
    )
    .join('')
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
