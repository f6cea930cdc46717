// Finds a Chromium for the browser tests, or installs one. Every candidate has to start before it counts: some systems
// ship a placeholder under the browser's name.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { root } from './project.mjs'
import { run, runNode } from './run-process.mjs'
import { UserError } from './user-error.mjs'

/** What Playwright switches off. The flag would replace that, so it has to be said again. */
const offByPlaywright = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** Pages of the address bar, which Chromium loads for each test anew, though headless shows none. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** Flags that every browser of the tests gets. Without the first ones it looks for updates and new versions of its lists. */
export function chromiumArgs() {
  const isRoot = process.getuid?.() === 0
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...offByPlaywright, ...addressBar].join(',')}`,
    // Chromium's sandbox does not work for root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

/**
 * The path of a Chromium or Chrome that starts: `PLAYWRIGHT_CHROMIUM_PATH`, one of the system's, Playwright's own, or one
 * installed now.
 *
 * @throws {UserError} where none can be had; says what to do.
 */
export async function ensureChromium() {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM_PATH
  if (chosen !== undefined && chosen !== '') {
    const problem = await problemStarting(chosen)
    if (problem === undefined) return chosen
    throw new UserError(
      `PLAYWRIGHT_CHROMIUM_PATH is ${chosen}, which does not start: ${problem}`,
      'Let it name a Chromium or Chrome, or leave it unset.',
    )
  }
  const found = (await firstThatStarts(systemBrowsers())) ?? (await firstThatStarts(await own()))
  if (found !== undefined) return found

  console.log('No Chromium found; installing one…')
  const download = await installByPlaywright()
  const downloaded = await firstThatStarts(await own())
  if (downloaded !== undefined) return downloaded

  const packaged = await installByApt()
  const installed = await firstThatStarts(systemBrowsers())
  if (installed !== undefined) return installed

  console.error([download, packaged].filter((output) => output !== '').join('\n'))
  throw new UserError(
    'The browser tests need Chromium, and none could be found or installed.',
    'Install Chromium or Chrome, or let PLAYWRIGHT_CHROMIUM_PATH name one.',
  )
}

/** Where systems keep Chromium and Chrome. */
export function systemBrowsers(platform = process.platform, env = process.env) {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ])
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    const places = ['/Applications', join(homedir(), 'Applications')]
    return [
      ...places.flatMap((place) => apps.map((app) => `${place}/${app}.app/Contents/MacOS/${app}`)),
      ...onPath,
    ]
  }
  return [
    ...onPath,
    ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
      names.map((name) => join(folder, name)),
    ),
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
  ]
}

async function own() {
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath()]
}

async function firstThatStarts(paths) {
  for (const path of new Set(paths)) {
    if (existsSync(path) && (await problemStarting(path)) === undefined) return path
  }
  return undefined
}

/**
 * Why a browser does not start; `undefined` where it does. Starts it as the tests will: `--version` opens a window on
 * Windows, and answers elsewhere though libraries are missing.
 */
async function problemStarting(executablePath) {
  const { chromium } = await import('@playwright/test')
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumArgs(), timeout: 30_000 })
    await browser.close()
    return undefined
  } catch (error) {
    return error.message.split('\n')[0]
  }
}

async function installByPlaywright() {
  const require = createRequire(import.meta.url)
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
  return (await runNode([cli, 'install', 'chromium'], { cwd: root })).output
}

async function installByApt() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) return ''
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update'], { cwd: root, env })
  const args = ['install', '-y', '--no-install-recommends', 'chromium']
  const install = await run('apt-get', args, { cwd: root, env })
  return `${update.output}${install.output}`
}
