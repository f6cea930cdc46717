import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { chromiumArgs } from './ensure-chromium.mjs'

it('leaves switched off in Chromium what Playwright switches off', async () => {
  const require = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'))
  const folder = dirname(require.resolve('playwright-core/package.json'))
  const source = await readFile(join(folder, 'lib/coreBundle.js'), 'utf8')
  const [, list = ''] = /\bdisabledFeatures = \[([^\]]*)\]/.exec(source) ?? []
  const byPlaywright = [...list.matchAll(/^ *"(\w+)"/gm)].map(([, name]) => name)
  // Edge and Windows have some of their own.
  const ofChromium = byPlaywright.filter((name) => !/^ms|Win$/.test(name))
  expect(ofChromium.length).toBeGreaterThan(5)
  const flag = chromiumArgs().find((arg) => arg.startsWith('--disable-features='))
  expect(flag?.replace(/^.*=/, '').split(',')).toEqual(expect.arrayContaining(ofChromium))
})
