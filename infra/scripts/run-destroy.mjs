// npm run destroy: takes away all that npm run deploy made.
import { destroyHelp, parseDestroyOptions } from './deploy-options.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { importTypeScript } from './import-typescript.mjs'
import { withAws } from './with-aws.mjs'

/** @param {readonly string[]} argv */
export async function runDestroy(argv) {
  const options = parseDestroyOptions(argv, process.env)
  if (options === 'help') {
    console.log(destroyHelp)
    return
  }
  await ensurePackages()
  const { destroy } = await importTypeScript('infra/deploy/destroy.ts')
  await withAws(options, (needs) => destroy(options, needs))
}
