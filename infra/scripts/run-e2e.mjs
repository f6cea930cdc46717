// The browser tests. With BASE_URL they run against what is deployed there. Else `npm run deploy` deploys the app to a stand-in
// of their own, and they run against that; the few that are about `npm start` have one of those beside it. All on free ports
// and with data of their own, so that they run while `npm start` does. The stand-ins are like AWS in time, too: a spec that
// needs instant answers would fail on AWS as well.
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
import { UserError } from './user-error.mjs'

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
      ? await withTargets(realism, (targets) => playwright(rest, targets, chromium))
      : await playwright(rest, { BASE_URL: baseUrl }, chromium)
}

/** @param {{ BASE_URL: string, LOCAL_URL?: string }} targets */
async function playwright(argv, targets, chromium) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const { code } = await runNode([cli, 'test', ...argv], {
    cwd: root,
    show: true,
    env: {
      ...targets,
      // The SDK’s advice to whoever develops with it is none to whoever tests.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      PLAYWRIGHT_CHROMIUM_PATH: chromium,
      CHROMIUM_ARGS: chromiumArgs().join(' '),
    },
  })
  return code
}

/** An account to which the app is deployed, and what `npm start` runs. */
async function withTargets(realism, work) {
  if (realism !== undefined) console.log(realismText(realism.seed))
  const distDir = await ensureBuild()
  const { startLocalTarget } = await importTypeScript('infra/local/local-target.ts')
  const { startAppServer } = await importTypeScript('infra/local/app-server.ts')
  const folder = await mkdtemp(join(tmpdir(), 'leading-key-e2e-'))
  const started = []
  const start = async (name, more) => {
    const dataDir = join(folder, name)
    const target = await startLocalTarget({ awsPort: 0, dataDir, fresh: true, realism, ...more })
    started.push(target)
    return target
  }
  try {
    const [account, local] = await Promise.all([
      start('account', { template: undefined }),
      start('local', {
        template: join(root, 'infra/game-scores.yaml'),
        serveApp: (config) => startAppServer({ distDir, port: 0, config }),
      }),
    ])
    return await work({ BASE_URL: await deployTo(account.awsUrl), LOCAL_URL: local.url })
  } finally {
    await Promise.all(started.map((target) => target.close()))
    await rm(folder, { recursive: true, force: true })
  }
}

/** By the command itself, as anybody would type it. Gives where the app is. */
async function deployTo(endpoint) {
  const startedAt = performance.now()
  const { code, output } = await runNode(
    [join(root, 'infra/scripts/deploy.mjs'), '--endpoint', endpoint, '--yes'],
    // Whatever this machine has, the stand-in's own keys and Region are to count.
    { cwd: root, env: { AWS_PROFILE: '', AWS_ACCESS_KEY_ID: '', AWS_REGION: 'us-west-2' } },
  )
  const [, url] = /^Leading Key is at (\S+)$/m.exec(output) ?? []
  if (code !== 0 || url === undefined) {
    throw new UserError(
      `The app could not be deployed to the stand-in. It said:\n${output}`,
      'Mend that and run the command again.',
    )
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`Deployed to ${url} (${seconds} s)`)
  return url
}
