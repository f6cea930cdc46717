import { expect, it } from 'vitest'
import type { Lab, LabStep } from './lab.ts'
import { isStepDone, predictionOf, stateOf } from './progress.ts'

const reading: LabStep = {
  id: 'read',
  title: 'Read',
  prediction: undefined,
  experiments: [],
  content: null,
}
const running: LabStep = {
  ...reading,
  id: 'run',
  title: 'Run',
  prediction: { question: 'What?', choices: ['Granted', 'Denied'], answer: 'Denied' },
  experiments: [
    { kind: 'run', key: 'run get-item own', attempt: 'get-item', aim: 'own' },
    { kind: 'run', key: 'run get-item rival', attempt: 'get-item', aim: 'rival' },
  ],
}
const lab: Lab = {
  id: 'a-lab',
  title: 'A lab',
  summary: '',
  minutes: 4,
  order: 1,
  steps: [reading, running],
}
const ran = running.experiments.map(({ key }) => key)

it('counts a step for reading as done when it was seen', () => {
  expect(isStepDone(reading, undefined)).toBe(false)
  expect(isStepDone(reading, { read: { ran: [], seen: true } })).toBe(true)
})

it('counts a step as done when it was predicted and all of it was run, right or wrong', () => {
  const done = { prediction: 'Granted', ran, seen: true }
  expect(isStepDone(running, { run: done })).toBe(true)
  expect(isStepDone(running, { run: { ...done, ran: ran.slice(1) } })).toBe(false)
  expect(isStepDone(running, { run: { ran, seen: true } })).toBe(false)
})

it('does not hold a reader to a choice that is no longer offered', () => {
  const progress = { run: { prediction: 'Perhaps', ran, seen: true } }
  expect(predictionOf(running, progress)).toBeUndefined()
  expect(isStepDone(running, progress)).toBe(false)
})

it('goes on at the first step that is not done', () => {
  expect(stateOf(lab, undefined)).toEqual({ state: 'new', doneSteps: 0, nextStep: reading })
  const seen = { read: { ran: [], seen: true } }
  expect(stateOf(lab, seen)).toEqual({ state: 'under way', doneSteps: 1, nextStep: running })
  const all = { ...seen, run: { prediction: 'Denied', ran, seen: true } }
  expect(stateOf(lab, all)).toEqual({ state: 'done', doneSteps: 2, nextStep: reading })
})
