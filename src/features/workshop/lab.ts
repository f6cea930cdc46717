/**
 * Reads a lab from its MDX file: each second-level heading begins a step, and what stands in a step says what has to be
 * done there. A file that breaks the rules is refused with the file's name, so that its author sees it at once.
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

/** The components that a lab may use, by the names that MDX knows them by. */
export type LabComponents = Readonly<Record<string, ElementType>>

/** What an MDX file is once it is compiled. */
export interface LabModule {
  readonly meta?: unknown
  /** Called, not rendered: the steps are read from the elements that it returns. */
  readonly default: (props: { readonly components: LabComponents }) => ReactElement
}

/** @throws Error where the file breaks a rule, naming the file. */
export function readLab(id: string, module: LabModule, components: LabComponents): Lab {
  const meta = readMeta(id, module.meta)
  const steps = readSteps(id, module.default({ components }), components)
  const [first, ...others] = steps
  if (first === undefined) throw broken(id, 'it has no step: a step begins with a ## heading')
  const ids = steps.map((step) => step.id)
  const twice = ids.find((stepId, index) => ids.indexOf(stepId) !== index)
  if (twice !== undefined) throw broken(id, `two steps have the address ${twice}`)
  return { id, ...meta, steps: [first, ...others] }
}

/** One `Run` or `WhatIf` of a step. Both are told by what they send. */
export function experimentKey(kind: Experiment['kind'], attempt = '', aim = ''): string {
  return [kind, attempt, aim].filter((part) => part !== '').join(' ')
}

function readMeta(id: string, meta: unknown): LabMeta {
  if (typeof meta !== 'object' || meta === null) throw broken(id, 'it exports no meta')
  const { title, summary, minutes, order } = meta as Readonly<Record<string, unknown>>
  if (typeof title !== 'string' || title === '') throw broken(id, 'meta.title is not a text')
  if (typeof summary !== 'string' || summary === '') throw broken(id, 'meta.summary is not a text')
  if (typeof minutes !== 'number') throw broken(id, 'meta.minutes is not a number')
  if (typeof order !== 'number') throw broken(id, 'meta.order is not a number')
  return { title, summary, minutes, order }
}

function readSteps(id: string, content: ReactElement, components: LabComponents): LabStep[] {
  const parts: { readonly title: string; readonly nodes: ReactNode[] }[] = []
  for (const node of childrenOf(content)) {
    if (isValidElement(node) && node.type === 'h2') {
      parts.push({ title: textOf(childrenOf(node)), nodes: [] })
    } else if (parts.length > 0) {
      parts.at(-1)?.nodes.push(node)
    } else if (isValidElement(node)) {
      throw broken(id, 'something stands before its first ## heading')
    }
  }
  return parts.map(({ title, nodes }) => {
    const predictions: Prediction[] = []
    const experiments: Experiment[] = []
    for (const element of elementsIn(nodes)) {
      const props = element.props as Readonly<Record<string, unknown>>
      if (element.type === components['Predict']) predictions.push(readPrediction(id, props))
      const experiment = readExperiment(id, element.type, props, components)
      if (experiment !== undefined) experiments.push(experiment)
    }
    if (predictions.length > 1) throw broken(id, `“${title}” asks for more than one prediction`)
    if (predictions.length === 1 && experiments.length === 0)
      throw broken(id, `“${title}” asks for a prediction and runs nothing`)
    const stepId = slugOf(title)
    if (stepId === '') throw broken(id, 'a ## heading has no letters')
    return {
      id: stepId,
      title,
      prediction: predictions[0],
      experiments,
      content: Children.toArray(nodes),
    }
  })
}

function readPrediction(id: string, props: Readonly<Record<string, unknown>>): Prediction {
  const { question, choices, answer } = props
  if (typeof question !== 'string') throw broken(id, 'a Predict has no question')
  if (!Array.isArray(choices) || !choices.every((choice) => typeof choice === 'string'))
    throw broken(id, `“${question}” has no choices`)
  if (new Set(choices).size !== choices.length || choices.length < 2)
    throw broken(id, `“${question}” needs two different choices or more`)
  if (typeof answer !== 'string' || !choices.includes(answer))
    throw broken(id, `the answer to “${question}” is not among its choices`)
  return { question, choices, answer }
}

function readExperiment(
  id: string,
  type: unknown,
  props: Readonly<Record<string, unknown>>,
  components: LabComponents,
): Experiment | undefined {
  if (type === components['WhoAmI']) return { kind: 'who-am-i', key: experimentKey('who-am-i') }
  const kind =
    type === components['Run'] ? 'run' : type === components['WhatIf'] ? 'what-if' : undefined
  if (kind === undefined) return undefined
  const { attempt, aim } = props
  if (typeof attempt !== 'string') throw broken(id, 'a Run or WhatIf names no attempt')
  if (aim !== 'own' && aim !== 'rival') throw broken(id, `${attempt} is aimed at nobody`)
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

function broken(id: string, problem: string): Error {
  return new Error(`The lab ${id}.mdx cannot be shown: ${problem}.`)
}
