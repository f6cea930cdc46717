import { createElement, Fragment, type ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { readLab, type LabComponents, type LabModule } from './lab.ts'

const nothing = () => null
const components: LabComponents = {
  Predict: () => nothing(),
  Run: () => nothing(),
  WhoAmI: () => nothing(),
  WhatIf: () => nothing(),
  Why: () => nothing(),
}
const { Predict, Run, WhoAmI, WhatIf, Why } = components as Record<string, () => null>
const meta = { title: 'A lab', summary: 'About something.', minutes: 4, order: 1 }
const part = (type: unknown, props: object = {}) => createElement(type as () => null, props)
const prediction = { question: 'What?', choices: ['This', 'That'], answer: 'That' }

const moduleOf = (...content: readonly ReactElement[]): LabModule => ({
  meta,
  default: () => createElement(Fragment, {}, ...content, '\n'),
})
const read = (...content: readonly ReactElement[]) =>
  readLab('a-lab', moduleOf(...content), components)

describe('a lab', () => {
  it('has a step for each second-level heading, with an address from its words', () => {
    const { id, title, steps } = read(
      <h2>You are a guest</h2>,
      <p>Text.</p>,
      <h2>Someone else’s ID</h2>,
    )
    expect({ id, title }).toEqual({ id: 'a-lab', title: 'A lab' })
    expect(steps.map((step) => [step.id, step.title])).toEqual([
      ['you-are-a-guest', 'You are a guest'],
      ['someone-elses-id', 'Someone else’s ID'],
    ])
  })

  it('reads a heading that holds code', () => {
    const [step] = read(
      <h2>
        What <code>Scan</code> reads
      </h2>,
    ).steps
    expect(step.title).toBe('What Scan reads')
  })

  it('knows what is predicted and run in each step, in order, however deep it stands', () => {
    const [step] = read(
      <h2>One</h2>,
      part(Predict, prediction),
      part(Run, { attempt: 'get-item', aim: 'own' }),
      <div>{part(WhatIf, { attempt: 'scan', aim: 'rival' })}</div>,
      part(WhoAmI),
    ).steps
    expect(step.prediction).toEqual(prediction)
    expect(step.experiments.map(({ key }) => key)).toEqual([
      'run get-item own',
      'what-if scan rival',
      'who-am-i',
    ])
  })

  it.each<[string, readonly ReactElement[], RegExp]>([
    ['has no step', [], /no step/],
    ['begins before its first heading', [<p key="p">Text.</p>, <h2 key="h">One</h2>], /before/],
    ['has a step twice', [<h2 key="1">One</h2>, <h2 key="2">One!</h2>], /two steps.*one/],
    [
      'predicts what is never run',
      [<h2 key="1">One</h2>, part(Predict, prediction), part(Why)],
      /runs nothing/,
    ],
    [
      'predicts twice in a step',
      [<h2 key="1">One</h2>, part(Predict, prediction), part(Predict, prediction), part(WhoAmI)],
      /more than one prediction/,
    ],
    [
      'has an answer that is no choice',
      [<h2 key="1">One</h2>, part(Predict, { ...prediction, answer: 'Else' }), part(WhoAmI)],
      /not among its choices/,
    ],
    [
      'leaves no choice',
      [<h2 key="1">One</h2>, part(Predict, { ...prediction, choices: ['That'] }), part(WhoAmI)],
      /two different choices/,
    ],
    ['aims at nobody', [<h2 key="1">One</h2>, part(Run, { attempt: 'scan' })], /aimed at nobody/],
    ['runs nothing by name', [<h2 key="1">One</h2>, part(Run, { aim: 'own' })], /names no attempt/],
  ])('is refused by its file’s name where it %s', (_, content, problem) => {
    expect(() => read(...content)).toThrow(/a-lab\.mdx/)
    expect(() => read(...content)).toThrow(problem)
  })

  it.each(['title', 'summary', 'minutes', 'order'])('is refused without meta.%s', (field) => {
    const incomplete = { ...moduleOf(<h2>One</h2>), meta: { ...meta, [field]: undefined } }
    expect(() => readLab('a-lab', incomplete, components)).toThrow(`meta.${field}`)
  })

  it('is refused without any meta', () => {
    const { default: content } = moduleOf(<h2>One</h2>)
    expect(() => readLab('a-lab', { default: content }, components)).toThrow(/exports no meta/)
  })
})
