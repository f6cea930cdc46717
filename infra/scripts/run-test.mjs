// npm test: everything that a change must pass. Goes on after a failure, so that one run tells all, and sums up in its
// last line.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './ensure-chromium.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { root, textOf } from './project.mjs'
import { runNode } from './run-process.mjs'
import { checkTotals, playwrightTotals, sum, vitestTotals } from './test-totals.mjs'
import { UserError } from './user-error.mjs'

/** @param {readonly string[]} argv Takes nothing: a part of the tests is run by `npm run unit` or `npm run e2e`. */
export async function runTest(argv) {
  if (argv.length > 0) {
    throw new UserError(
      `npm test runs everything and takes no "${argv[0]}".`,
      `For a part of it: npm run unit -- ${argv.join(' ')}, or npm run e2e -- ${argv.join(' ')}`,
    )
  }
  const reports = await mkdtemp(join(tmpdir(), 'leading-key-reports-'))
  try {
    const { passed, failed, skipped } = await runAll(reports)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
}

async function runAll(reports) {
  const setUp = await phase('set-up: packages', async () => {
    await ensurePackages()
    return checkTotals(0)
  })
  // Nothing else can run without packages.
  if (setUp.failed > 0) return setUp

  // Finding or downloading a browser is mostly waiting, so the checks run meanwhile, one on each of two cores. Linting takes
  // as long as all the others, tests of pure code among them, which need one core and nothing else.
  const browser = phase('set-up: browser', async () => {
    process.env.PLAYWRIGHT_CHROMIUM_PATH = await ensureChromium()
    return checkTotals(0)
  })
  const checks = await inTurns(2, [
    () => check('lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0']),
    () => check('types: tests and infra', ['typescript/bin/tsc', '-p', 'tsconfig.node.json']),
    () => check('types: app', ['typescript/bin/tsc', '-p', 'tsconfig.json']),
    () => check('format', ['prettier/bin/prettier.cjs', '--check', '.']),
    () => unitTests('tests of pure code', reports, ['--project=pure', '--maxWorkers=1'], false),
  ])
  const apart = ['--project=infra', '--project=apart']
  const unit = await unitTests('unit and wire tests', reports, apart, true)
  const setUpBrowser = await browser
  const e2e =
    setUpBrowser.failed > 0
      ? []
      : [
          await phase('browser tests', async () => {
            const report = join(reports, 'playwright.json')
            const { code } = await runNode([join(root, 'infra/scripts/e2e.mjs')], {
              cwd: root,
              show: true,
              // Everything runs here, offline, whatever BASE_URL happens to be set to.
              env: { BASE_URL: '', PLAYWRIGHT_JSON_OUTPUT_FILE: report },
            })
            return playwrightTotals(await textOf(report), code)
          }),
        ]
  return sum([setUp, ...checks, unit, setUpBrowser, ...e2e])
}

/** Runs a phase, says how long it took, and makes a failed one of a crashed one. */
async function phase(name, work) {
  const startedAt = performance.now()
  let totals
  try {
    totals = await work()
  } catch (error) {
    console.error(error.resolution === undefined ? error : `${error.message}\n${error.resolution}`)
    totals = checkTotals(1)
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${totals.failed > 0 ? 'FAILED' : 'ok'}  ${name} (${seconds} s)`)
  return totals
}

/** A check makes so many objects that Node would spend a fifth of its time on clearing them away. In MB. */
const roomForGarbage = ['--min-semi-space-size=64', '--max-semi-space-size=128']

/** A check without tests of its own. Its output is shown in one piece, since another check runs beside it. */
function check(name, [file, ...args]) {
  return phase(name, async () => {
    const { code, output } = await runNode(
      [...roomForGarbage, join(root, 'node_modules', file), ...args],
      { cwd: root },
    )
    if (code !== 0) console.log(output)
    return checkTotals(code)
  })
}

/** @param {boolean} show At once, or in one piece at the end. */
function unitTests(name, reports, args, show) {
  return phase(name, async () => {
    const report = join(reports, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const { code, output } = await runNode([vitest, 'run', ...args, ...reporters], {
      cwd: root,
      show,
    })
    if (!show) console.log(output)
    return vitestTotals(await textOf(report), code)
  })
}

/** Runs jobs in order, so many at a time. */
async function inTurns(atOnce, jobs) {
  const waiting = [...jobs]
  const results = []
  const worker = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      results.push(await job())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
