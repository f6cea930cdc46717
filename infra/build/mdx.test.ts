/** What a lab may hold: each file that there is, and what would let one reach anything else of the app. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { compileLab } from './mdx.ts'

const labs = fileURLToPath(new URL('../../src/features/workshop/labs', import.meta.url))

const meta =
  "export const meta = { title: 'A lab', summary: 'Of one thing.', minutes: 4, order: 1 }"
const lab = (...lines: readonly string[]) => [meta, '', '## A step', '', ...lines].join('\n')

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
    '<Predict question="What?" choices={["This", \'That\']} answer="This" />',
    '',
    '<WhatIf attempt="scan" aim="own" changes={[{ label: "x", drop: "y" }]}>',
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
  ['a component that labs have not', '<Why>\n\n<Explain />\n\n</Why>', 7, 'A lab has no Explain: its components are Me, Policy, Predict, Run, WhatIf, WhoAmI, Why.'], // prettier-ignore
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

const predict = (answer: string) =>
  `<Predict question="What?" choices={["This", "That"]} answer="${answer}" />`

it.each<[what: string, source: string, at: number, problem: string]>([
  ['no meta', '## A step', 1, 'it exports no meta'],
  ['a meta without a summary', "export const meta = { title: 'A lab' }\n\n## A step", 1, 'meta.summary is not a text'], // prettier-ignore
  ['no step', meta, 1, 'it has no step: a step begins with a ## heading'],
  ['text before the first heading', `${meta}\n\nText.\n\n## A step`, 3, 'something stands before its first ## heading'], // prettier-ignore
  ['a heading twice', lab('Text.', '', '## A step!'), 7, 'two steps have the address a-step'],
  ['an answer that is no choice', lab('<WhoAmI />', '', predict('Else')), 7, 'the answer to “What?” is not among its choices'], // prettier-ignore
  ['two predictions', lab(predict('This'), '', '<Why>', predict('That'), '</Why>', '', '<WhoAmI />'), 8, '“A step” asks for more than one prediction'], // prettier-ignore
  ['an aim at nobody', lab('<Run attempt="scan" />'), 5, 'scan is aimed at nobody: aim is own or rival'], // prettier-ignore
])('refuses %s, as the app would, by its line', async (_what, source, at, problem) => {
  await expect(compileLab(source, 'labs/a-lab.mdx')).rejects.toThrow(
    new Error(`labs/a-lab.mdx:${at}: The lab cannot be shown: ${problem}.`),
  )
})
