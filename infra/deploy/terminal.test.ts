import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal, type Streams } from './terminal.ts'

const { signal } = new AbortController()

function aTerminal(isTTY: boolean, isCi = false, columns = 40) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = Object.assign(new PassThrough(), { isTTY, columns })
  // Of a terminal's streams these are the parts that are used.
  const terminal = createTerminal({ input, output } as unknown as Streams, isCi)
  return { terminal, input, written: () => String(output.read() ?? '') }
}

describe('where somebody looks on', () => {
  it('keeps the status below the lines, and within the width', () => {
    const { terminal, written } = aTerminal(true, false, 10)
    terminal.status('0123456789abc')
    terminal.line('one')
    terminal.status(undefined)
    terminal.line('two')
    const erase = '\r\u001B[K'
    expect(written()).toBe(`012345678${erase}one\n012345678${erase}two\n`)
  })

  it.each([
    ['y\n', true],
    ['Yes\n', true],
    ['\n', false],
    ['n\n', false],
    ['yesterday\n', false],
  ])('takes %j as %s', async (typed, answer) => {
    const { terminal, input } = aTerminal(true)
    const asked = terminal.ask('Go? [y/N] ', signal)
    input.write(typed)
    expect(await asked).toBe(answer)
  })

  it('stops asking when it is stopped', async () => {
    const stop = new AbortController()
    const asked = aTerminal(true).terminal.ask('Go? ', stop.signal)
    stop.abort()
    await expect(asked).rejects.toThrow('aborted')
  })

  it('takes the end of the input as a no', async () => {
    const { terminal, input } = aTerminal(true)
    const asked = terminal.ask('Go? ', signal)
    input.end()
    expect(await asked).toBe(false)
  })
})

it.each([
  ['a pipe', false, false],
  ['CI', true, true],
])('asks nobody and redraws nothing in %s', (_where, isTTY, isCi) => {
  const { terminal, written } = aTerminal(isTTY, isCi)
  expect(terminal.isInteractive).toBe(false)
  terminal.status('half')
  terminal.line('one')
  expect(written()).toBe('one\n')
})
