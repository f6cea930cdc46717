// The browser tests. With BASE_URL they run against what is deployed there; else against a stand-in and an app server of
// their own, on free ports and with data of their own, so that they run while `npm start` does. That stand-in is like AWS
// in time, too: a spec that needs instant answers would fail on AWS as well.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { chromiumArgs, ensureChromium } from './ensure-chromium.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { readE2eOptions } from './e2e-options.mjs'
import { realismText } from './options.mjs'
import { root } from './project.mjs'
import { runNode } from './run-process.mjs'

/**
 * @param {readonly string[]} argv `--seed NUMBER` and `--no-realism` are for the stand-in; the rest goes to Playwright:
 *   `npm run e2e -- --grep rival`.
 */
export async function runE2e(argv) {
  const { realism, rest } = readE2eOptions(argv, process.env)
  await ensurePackages()
  const chromium = await ensureChromium()
  const baseUrl = process.env.BASE_URL
  process.exitCode =
    baseUrl === undefined || baseUrl === ''
      ? await withLocalTarget(realism, (url) => playwright(rest, url, chromium))
      : await playwright(rest, baseUrl, chromium)
}

async function playwright(argv, baseUrl, chromium) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const { code } = await runNode([cli, 'test', ...argv], {
    cwd: root,
    show: true,
    env: {
      BASE_URL: baseUrl,
      PLAYWRIGHT_CHROMIUM_PATH: chromium,
      CHROMIUM_ARGS: chromiumArgs().join(' '),
    },
  })
  return code
}

async function withLocalTarget(realism, work) {
  if (realism !== undefined) console.log(realismText(realism.seed))
  const distDir = await ensureBuild()
  const { startLocalTarget } = await importTypeScript('infra/local/local-target.ts')
  const { startAppServer } = await importTypeScript('infra/local/app-server.ts')
  const dataDir = await mkdtemp(join(tmpdir(), 'leading-key-e2e-'))
  try {
    const local = await startLocalTarget({
      awsPort: 0,
      dataDir,
      fresh: true,
      template: join(root, 'infra/game-scores.yaml'),
      realism,
      serveApp: (config) => startAppServer({ distDir, port: 0, config }),
    })
    try {
      return await work(local.url)
    } finally {
      await local.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
