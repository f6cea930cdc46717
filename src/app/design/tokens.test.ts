import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tokens } from './tokens.ts'

const sheet = readFileSync('src/app/tokens.css', 'utf8')
const styles = readFileSync('src/app/design/design-page.css', 'utf8')

it.each(Object.values(tokens).flat())('%s is a token, and the design page paints it', (name) => {
  expect(sheet).toContain(`  ${name}: `)
  expect(styles).toContain(`.design-token${name} {`)
})

it('stops all motion for those who want less of it', () => {
  const reduced = sheet.slice(sheet.indexOf('prefers-reduced-motion'))
  for (const name of tokens.motion) expect(reduced).toContain(`${name}: 0ms;`)
})
