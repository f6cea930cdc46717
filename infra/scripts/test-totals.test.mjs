import { describe, expect, it } from 'vitest'
import { checkTotals, playwrightTotals, sum, vitestTotals } from './test-totals.mjs'

const vitestReport = (more = {}) =>
  JSON.stringify({
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...more,
  })

const playwrightReport = (stats = {}) =>
  JSON.stringify({ stats: { expected: 3, flaky: 0, unexpected: 0, skipped: 1, ...stats } })

describe('vitestTotals', () => {
  it('takes the numbers of the report', () => {
    expect(vitestTotals(vitestReport(), 0)).toEqual({ passed: 7, failed: 0, skipped: 2 })
  })

  it('counts a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(vitestTotals(vitestReport({ testResults }), 1)).toMatchObject({ passed: 7, failed: 1 })
  })

  it('does not count a failed test twice', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
    const report = vitestReport({ numFailedTests: 1, testResults })
    expect(vitestTotals(report, 1)).toMatchObject({ failed: 1 })
  })
})

describe('playwrightTotals', () => {
  it('takes the numbers of the report', () => {
    const report = playwrightReport({ flaky: 1, unexpected: 2 })
    expect(playwrightTotals(report, 1)).toEqual({ passed: 4, failed: 2, skipped: 1 })
  })
})

describe.each([
  ['vitestTotals', vitestTotals, vitestReport()],
  ['playwrightTotals', playwrightTotals, playwrightReport()],
])('%s', (_name, totals, report) => {
  it('counts a runner that failed without a failed test', () => {
    expect(totals(report, 1)).toMatchObject({ failed: 1 })
  })

  it.each([undefined, '', '{"stats":'])(
    'counts a missing or broken report as failed: %j',
    (text) => {
      expect(totals(text, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    },
  )
})

it('counts a failed check as one failed test and a good one not at all', () => {
  expect(sum([checkTotals(0), checkTotals(2), { passed: 2, failed: 0, skipped: 3 }])).toEqual({
    passed: 2,
    failed: 1,
    skipped: 3,
  })
})
