// npm run bench: how fast the stand-in and the app are, against references in the same run. See infra/bench/README.md.
import { ensureBuild } from './ensure-build.mjs'
import { chromiumArgs, ensureChromium } from './ensure-chromium.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'

/** @param {readonly string[]} argv */
export async function runBench(argv) {
  await ensurePackages()
  const { benchHelp, parseBenchOptions } = await importTypeScript('infra/bench/bench-options.ts')
  const options = parseBenchOptions(argv)
  if (options === 'help') {
    console.log(benchHelp)
    return
  }
  const bench = await importTypeScript('infra/bench/bench.ts')
  await bench.runBench(options, { build: ensureBuild, findChromium: ensureChromium, chromiumArgs })
}
