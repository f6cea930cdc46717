// What the test runners' own reports come to. A runner that failed without a failed test, or left no report, counts as a
// failed test, so that a crash is never a success.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

/** @type {Totals} */
const failure = { passed: 0, failed: 1, skipped: 0 }

/**
 * Totals of Vitest's JSON report.
 *
 * @param {string | undefined} report Its text; `undefined` where there is none.
 * @param {number} code The runner's exit code.
 * @returns {Totals}
 */
export function vitestTotals(report, code) {
  const json = parsed(report)
  if (json === undefined) return failure
  const brokenFiles = json.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  )
  return atLeastOneFailed(
    {
      passed: json.numPassedTests,
      failed: json.numFailedTests + brokenFiles.length,
      skipped: json.numPendingTests + json.numTodoTests,
    },
    code,
  )
}

/**
 * Totals of Playwright's JSON report. A test that passed only when repeated has passed.
 *
 * @param {string | undefined} report
 * @param {number} code
 * @returns {Totals}
 */
export function playwrightTotals(report, code) {
  const json = parsed(report)
  if (json === undefined) return failure
  const { expected, flaky, unexpected, skipped } = json.stats
  return atLeastOneFailed({ passed: expected + flaky, failed: unexpected, skipped }, code)
}

/**
 * A check without tests of its own, such as the linter: it is none passed or one failed.
 *
 * @param {number} code
 * @returns {Totals}
 */
export function checkTotals(code) {
  return code === 0 ? { passed: 0, failed: 0, skipped: 0 } : failure
}

/** @param {readonly Totals[]} all */
export function sum(all) {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

function atLeastOneFailed(totals, code) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

function parsed(report) {
  try {
    return report === undefined ? undefined : JSON.parse(report)
  } catch {
    // A report that was cut off is as good as none.
    return undefined
  }
}
