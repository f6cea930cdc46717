import { describe, expect, it } from 'vitest'
import { bar, startProgress } from './progress.ts'
import { createRecordingTerminal } from './testing/recording-terminal.ts'

it('draws how far it has come', () => {
  expect(bar(0, 4)).toBe('[------------------------]')
  expect(bar(1, 4)).toBe('[######------------------]')
  expect(bar(4, 4)).toBe('[########################]')
  expect(bar(9, 4)).toBe(bar(4, 4))
  expect(bar(0, 0)).toBe(bar(4, 4))
})

describe('where nobody looks on', () => {
  it('writes a line at each fourth of the way and at the end, and never twice', () => {
    const terminal = createRecordingTerminal()
    const progress = startProgress(terminal, 10, 'uploaded')
    for (let done = 0; done <= 10; done++) progress.show(done, 'a.js')
    progress.show(10)
    expect(terminal.lines).toEqual([
      '  uploaded: 3 of 10',
      '  uploaded: 5 of 10',
      '  uploaded: 8 of 10',
      '  uploaded: 10 of 10',
    ])
  })

  it('writes nothing where there is nothing to do', () => {
    const terminal = createRecordingTerminal()
    startProgress(terminal, 0, 'uploaded').show(0)
    expect(terminal.lines).toEqual([])
  })
})

it('shows one line that changes where somebody looks on', () => {
  const statuses: (string | undefined)[] = []
  const terminal = { ...createRecordingTerminal(true), status: (s?: string) => statuses.push(s) }
  const progress = startProgress(terminal, 2, 'uploaded')
  progress.show(1, 'a.js')
  progress.finish('done')
  expect(statuses).toEqual(['[############------------] 1 of 2  a.js', undefined])
  expect(terminal.lines).toEqual(['done'])
})
