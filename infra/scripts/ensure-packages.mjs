// Installs the packages of package-lock.json where they are missing or other ones than it says. Uses Node's own modules
// only, since it runs before there are any packages.
import { access, lstat, realpath, writeFile } from 'node:fs/promises'
import { basename, delimiter, dirname, join } from 'node:path'
import { fingerprint, root, textOf } from './project.mjs'
import { run, runNode } from './run-process.mjs'
import { UserError } from './user-error.mjs'
import { withLock } from './with-lock.mjs'

/** Makes sure that `node_modules` holds what package-lock.json says, installing it if need be. */
export async function ensurePackages(folder = root) {
  if (await isInstalled(folder)) return
  await withLock(
    'packages',
    folder,
    async () => {
      if (await isInstalled(folder)) return
      await refuseLink(join(folder, 'node_modules'))
      console.log('Installing packages (npm ci)…')
      const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], folder)
      if (code !== 0) {
        throw new UserError(
          'The packages could not be installed; npm says why above.',
          'Mend that and run the command again.',
        )
      }
      await markInstalled(folder)
    },
    {
      onWait: (pid) => console.log(`Another command (process ${pid}) installs packages; waiting…`),
    },
  )
}

/** npm would empty the folder that a link leads to, and that folder is somebody else's. */
async function refuseLink(path) {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
  if (!isLink) return
  throw new UserError(
    'node_modules is a link to another folder, whose packages are not those of package-lock.json.',
    'Remove the link, or install the packages in the folder that it leads to.',
  )
}

/**
 * Tells whether the packages are those of package-lock.json. The quick way is a marker left by the last look; else npm's
 * own record of what it installed decides, so that a plain `npm install` counts as well. Neither knows of what was deleted
 * since, so those that package.json names have to be there, too.
 *
 * @param {string} folder
 */
export async function isInstalled(folder) {
  const marker = await textOf(markerPath(folder))
  if (marker === undefined && (await textOf(installedPath(folder))) === undefined) return false
  if (!(await areThere(folder))) return false
  if (marker === (await markerFor(folder))) return true
  if (!(await matchesInstalled(folder))) return false
  await markInstalled(folder)
  return true
}

const markerPath = (folder) => join(folder, 'node_modules/.leading-key-lock')
const installedPath = (folder) => join(folder, 'node_modules/.package-lock.json')

async function markerFor(folder) {
  const files = await fingerprint(folder, ['package.json', 'package-lock.json'])
  // Some packages are built for one system: a folder carried to another has to be installed anew.
  return `${files} ${process.platform} ${process.arch}`
}

async function markInstalled(folder) {
  await writeFile(markerPath(folder), await markerFor(folder))
}

async function areThere(folder) {
  const manifest = JSON.parse((await textOf(join(folder, 'package.json'))) ?? '{}')
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const found = await Promise.all(
    names.map((name) => isReadable(join(folder, 'node_modules', name, 'package.json'))),
  )
  return found.every(Boolean)
}

async function matchesInstalled(folder) {
  const [manifest, lock, installed] = await Promise.all(
    [join(folder, 'package.json'), join(folder, 'package-lock.json'), installedPath(folder)].map(
      async (path) => JSON.parse((await textOf(path)) ?? 'null'),
    ),
  )
  if (installed === null || manifest === null || lock === null) return false
  const sameWishes = ['dependencies', 'devDependencies'].every((kind) =>
    isDeepEqual(manifest[kind], lock.packages['']?.[kind]),
  )
  return sameWishes && holdsEverything(lock.packages, installed.packages)
}

function holdsEverything(wanted, installed) {
  // npm leaves out optional packages that are for other systems. Those of another system show a folder carried over.
  const isComplete = Object.entries(wanted).every(
    ([path, { optional }]) => path === '' || optional === true || path in installed,
  )
  return (
    isComplete &&
    Object.entries(installed).every(([path, { version, integrity, os, cpu }]) => {
      const isForHere =
        (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true)
      return isForHere && wanted[path]?.version === version && wanted[path].integrity === integrity
    })
  )
}

function isDeepEqual(a = {}, b = {}) {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

/** Runs npm with its output on the terminal and, save where npm is found by name only, with this very Node. */
async function runNpm(args, folder) {
  const cli = await findNpmCli()
  if (cli !== undefined) return await runNode([cli, ...args], { cwd: folder, show: true })
  if (process.platform !== 'win32') return await run('npm', args, { cwd: folder, show: true })
  throw new UserError(
    'npm was not found beside Node.js.',
    'Run "npm ci --include=dev" yourself, then the command again.',
  )
}

/** npm's own program file: npm is a script, and on Windows what PATH holds is a `.cmd` file, which needs a shell. */
async function findNpmCli() {
  const node = dirname(process.execPath)
  const started = process.env.npm_execpath
  const candidates = [
    // Another package manager names itself there.
    ...(started !== undefined && basename(started) === 'npm-cli.js' ? [started] : []),
    join(node, 'node_modules/npm/bin/npm-cli.js'),
    join(node, '../lib/node_modules/npm/bin/npm-cli.js'),
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .flatMap((folder) => [join(folder, 'node_modules/npm/bin/npm-cli.js'), join(folder, 'npm')]),
  ]
  for (const candidate of candidates) {
    const path = await realpath(candidate).catch(() => undefined)
    if (path !== undefined && basename(path) === 'npm-cli.js' && (await isReadable(path)))
      return path
  }
  return undefined
}

async function isReadable(path) {
  return await access(path).then(
    () => true,
    () => false,
  )
}
