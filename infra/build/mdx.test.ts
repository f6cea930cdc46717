/** What a lab may hold: each file that there is, and what would let one reach anything else of the app. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { compileLab } from './mdx.ts'

const labs = fileURLToPath(new URL('../../src/features/workshop/labs', import.meta.url))

const lab = (...lines: readonly string[]) =>
  ["export const meta = { title: 'A lab', minutes: 4 }", '', '## A step', '', ...lines].join('\n')

it('takes every lab that there is', async () => {
  const names = await readdir(labs)
  expect(names).not.toEqual([])
  for (const name of names) {
    const module = await compileLab(await readFile(join(labs, name), 'utf8'), name)
    expect(module).toContain('export const meta')
  }
})

it('takes text, components with plain values, and comments', async () => {
  const source = lab(
    'Some `code`, and {"a text"}. {/* A note. */}',
    '',
    '<Predict question="What?" choices={["This", \'That\']} />',
    '',
    '<WhatIf changes={[{ label: "x", drop: "y" }]}>',
    '',
    '<Why explain={false}>Because.</Why>',
    '',
    '</WhatIf>',
  )
  await expect(compileLab(source, 'a-lab.mdx')).resolves.toContain('export default')
})

const code = 'A lab imports nothing, and exports `meta` alone, as plain values.'
const values = 'A lab holds plain values in braces: texts, numbers, lists of them.'

it.each<[what: string, line: string, at: number, problem: string]>([
  ['an import', "import { useState } from 'react'", 5, code],
  ['an import for its effect', "import '../../../aws/cognito.ts'", 5, code],
  ['a component of its own', 'export const Mine = () => null', 5, code],
  ['what another file exports', "export { app } from '../../../app/app.tsx'", 5, code],
  ['all that another file exports', "export * from '../../../app/app.tsx'", 5, code],
  ['a layout', 'export default ({ children }) => children', 5, code],
  ['a meta that is computed', "export const meta = { title: await import('node:fs') }", 5, code],
  ['a second constant', 'export const meta = {}, more = {}', 5, code],
  ['an import within braces', "The time: {import('node:fs')}", 5, values],
  ['a call within braces', '\n{fetch("/")}', 6, values],
  ['a name within braces', 'I am {props.id}.', 5, values],
  ['code in a template', '{`${document.title}`}', 5, values],
  ['code in an attribute', '<Run\n  attempt={window.name}\n/>', 6, values],
  ['code in a list in an attribute', '<Predict choices={["a", alert()]} />', 5, values],
  ['a property with a computed name', '<WhatIf changes={[{ [alert()]: 1 }]} />', 5, values],
  ['attributes out of braces', '<Run {...props} />', 5, 'A lab names each attribute: none come out of braces.'], // prettier-ignore
  ['a regular expression', '<Predict choices={[/a/]} />', 5, values],
  ['a meta that may change', 'export let meta = {}', 5, code],
  ['HTML', '<script src="https://example.com/a.js" />', 5, 'A lab holds Markdown and components, no HTML.'], // prettier-ignore
  ['HTML within text', 'Some <b onClick="alert()">text</b>.', 5, 'A lab holds Markdown and components, no HTML.'], // prettier-ignore
  ['nothing for a name', '<>text</>', 5, 'A lab holds Markdown and components, no HTML.'],
  ['a link that is code', '[Here](javascript:alert%28%29)', 5, 'A lab links to pages of the app, or to https.'], // prettier-ignore
  ['code within a component', '<Why>\n\nYes: {alert()}\n\n</Why>', 7, values],
])('refuses %s, by its line', async (_what, line, at, problem) => {
  await expect(compileLab(lab(line), 'labs/a-lab.mdx')).rejects.toThrow(
    new Error(`labs/a-lab.mdx:${at}: ${problem}`),
  )
})

it('names each line that is wrong, and the line of what is no MDX', async () => {
  const source = lab("import 'one'", '', '{two()}')
  await expect(compileLab(source, 'a-lab.mdx')).rejects.toThrow(
    new Error(`a-lab.mdx:5: ${code}\na-lab.mdx:7: ${values}`),
  )
  await expect(compileLab(lab('{a b}'), 'a-lab.mdx')).rejects.toThrow(/^a-lab\.mdx:5: .*parse/)
  await expect(compileLab(lab('<Why>'), 'a-lab.mdx')).rejects.toThrow(
    /^a-lab\.mdx: .*`<Why>` \(5:1/,
  )
})
