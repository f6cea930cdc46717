import { afterEach, expect, it, vi } from 'vitest'
import { runFuzz, runKills } from './run-attacks.mjs'

afterEach(() => {
  vi.restoreAllMocks()
})

it.each([
  [runFuzz, '--help', 'Use: npm run fuzz -- --minutes NUMBER --seed NUMBER'],
  [runKills, '-h', 'Use: npm run attack:kill -- --times NUMBER --seed NUMBER'],
])('says how it is used, and does nothing else', async (run, option, usage) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await run([option])
  expect(log.mock.calls).toEqual([[usage]])
})

it('refuses other options and what is no number', async () => {
  await expect(runFuzz(['--hours', '1'])).rejects.toThrow("Unknown option '--hours'")
  await expect(runFuzz(['--minutes', 'long'])).rejects.toThrow('--minutes takes a number.')
})
