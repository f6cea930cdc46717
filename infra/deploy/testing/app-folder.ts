/** A built app in a folder of its own. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const aBuild: Readonly<Record<string, string>> = {
  'index.html': '<script type="module" src="/assets/app-AAAA.js"></script>',
  'assets/app-AAAA.js': 'import "./more-AAAA.js"',
  'assets/more-AAAA.js': 'export {}',
  'assets/font-AAAA.woff2': 'font',
  'favicon.svg': '<svg/>',
  '.leading-key-build': 'a note of the build’s own',
}

/** Gives the folder, which the system clears away. */
export async function appFolder(files: Readonly<Record<string, string>> = aBuild): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leading-key-app-'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  return folder
}
