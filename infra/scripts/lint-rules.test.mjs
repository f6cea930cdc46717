// Proves that the linter finds what the house rules forbid: a rule whose paths or resolver are wrong finds nothing and
// looks as if all were well.
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { root } from './project.mjs'

const eslint = new ESLint({
  cwd: root,
  ignore: false,
  overrideConfig: [
    // The probes are no files of a TypeScript project.
    {
      files: ['**/*.{ts,tsx}'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { project: null } },
    },
  ],
})

/** The rules that complain about the text of a file, once each. */
async function complaints(file, text) {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) })
  const fatal = result.messages.find((message) => message.fatal)
  if (fatal !== undefined) throw new Error(fatal.message)
  return [...new Set(result.messages.map((message) => message.ruleId))]
}

/** A file that imports another and does nothing wrong besides. */
function importing(file, target) {
  if (/^@|^node:|^[a-z]+$/.test(target))
    return `import { a } from '${target}'\n\nexport const b = [a]\n`
  const path = relative(dirname(file), target)
  return `import { a } from '${path.startsWith('.') ? path : `./${path}`}'\n\nexport const b = [a]\n`
}

/** The same by `import()`. */
function importingLater(file, target) {
  return importing(file, target)
    .replace(/^import .* from ('.*')/, 'export const load = () => import($1)')
    .replace(/\n\nexport const b.*/, '')
}

const direction = 'import-x/no-restricted-paths'
const packages = '@typescript-eslint/no-restricted-imports'
const laterPackages = 'house/restricted-dynamic-imports'

describe('import directions in src', () => {
  it.each([
    ['src/domain/probe.ts', 'src/iam/decision.ts'],
    ['src/domain/probe.ts', 'src/config/stack-config.ts'],
    ['src/iam/probe.ts', 'src/domain/session.ts'],
    ['src/sigv4/probe.ts', 'src/iam/decision.ts'],
    ['src/config/probe.ts', 'src/aws/contract.ts'],
    ['src/aws/probe.ts', 'src/ui/panel.tsx'],
    ['src/ui/probe.ts', 'src/aws/contract.ts'],
    ['src/ui/probe.ts', 'src/features/scores/components/scores-table.tsx'],
    ['src/features/scores/probe.ts', 'src/features/wire/components/wire-list.tsx'],
    ['src/features/scores/probe.ts', 'src/app/app.tsx'],
    ['src/app/probe.ts', 'src/testing/builders.ts'],
    ['src/app/probe.ts', 'infra/local/errors.ts'],
    ['src/iam/probe.test.ts', 'infra/local/errors.ts'],
  ])('%s must not import %s', async (file, target) => {
    expect(existsSync(join(root, target))).toBe(true)
    expect(await complaints(file, importing(file, target))).toContain(direction)
  })

  it.each([
    ['src/domain/probe.ts', 'src/domain/session.ts'],
    ['src/config/probe.ts', 'src/iam/decision.ts'],
    ['src/aws/probe.ts', 'src/config/stack-config.ts'],
    ['src/features/scores/probe.ts', 'src/features/scores/components/scores-table.tsx'],
    ['src/features/scores/probe.ts', 'src/aws/contract.ts'],
    ['src/features/scores/probe.ts', 'src/iam/decision.ts'],
    ['src/app/probe.ts', 'src/features/wire/components/wire-list.tsx'],
    ['src/features/scores/probe.test.ts', 'src/testing/builders.ts'],
  ])('%s may import %s', async (file, target) => {
    expect(await complaints(file, importing(file, target))).toEqual([])
  })
})

describe('import directions in the stand-in', () => {
  it.each([
    ['infra/local/probe.ts', 'src/aws/contract.ts'],
    ['infra/local/probe.test.ts', 'src/features/scores/components/scores-table.tsx'],
    ['infra/local/gate/probe.ts', 'infra/local/http/pipeline.ts'],
    ['infra/local/gate/probe.ts', 'infra/local/stand-in.ts'],
    ['infra/local/http/probe.ts', 'infra/local/stand-in.ts'],
    ['infra/local/services/sts/probe.ts', 'infra/local/services/dynamodb/engine.ts'],
    ['infra/local/services/sts/probe.ts', 'infra/local/http/pipeline.ts'],
    ['infra/local/errors.ts', 'infra/local/http/pipeline.ts'],
    ['infra/local/stand-in.ts', 'infra/local/app-server.ts'],
    ['infra/local/probe.ts', 'infra/scripts/options.mjs'],
  ])('%s must not import %s', async (file, target) => {
    expect(existsSync(join(root, target))).toBe(true)
    expect(await complaints(file, importing(file, target))).toContain(direction)
  })

  it.each([
    ['infra/local/gate/probe.ts', 'src/iam/decision.ts'],
    ['infra/local/gate/probe.ts', 'infra/local/errors.ts'],
    ['infra/local/http/probe.ts', 'infra/local/gate/caller.ts'],
    ['infra/local/services/sts/probe.ts', 'infra/local/http/operation.ts'],
    ['infra/local/probe.ts', 'infra/local/stand-in.ts'],
  ])('%s may import %s', async (file, target) => {
    expect(await complaints(file, importing(file, target))).toEqual([])
  })
})

describe('import directions of a deployment', () => {
  it.each([
    ['infra/deploy/probe.ts', 'infra/local/stand-in.ts'],
    ['infra/deploy/probe.ts', 'infra/local/http/pipeline.ts'],
    ['infra/deploy/probe.ts', 'infra/scripts/options.mjs'],
    ['infra/deploy/probe.ts', 'src/aws/contract.ts'],
    ['infra/local/probe.ts', 'infra/deploy/deploy.ts'],
  ])('%s must not import %s', async (file, target) => {
    expect(existsSync(join(root, target))).toBe(true)
    expect(await complaints(file, importing(file, target))).toContain(direction)
  })

  it.each([
    ['infra/deploy/probe.ts', 'infra/local/errors.ts'],
    ['infra/deploy/probe.ts', 'infra/local/template/load-template.ts'],
    ['infra/deploy/probe.ts', 'src/config/stack-config.ts'],
    ['infra/deploy/probe.ts', '@aws-sdk/client-s3'],
    ['infra/deploy/probe.test.ts', 'infra/local/stand-in.ts'],
  ])('%s may import %s', async (file, target) => {
    expect(await complaints(file, importing(file, target))).toEqual([])
  })
})

describe('import directions of the specs', () => {
  it.each(['infra/local/errors.ts', 'src/ui/panel.tsx', 'src/features/break-in/why.ts'])(
    'a spec must not import %s',
    async (target) => {
      expect(existsSync(join(root, target))).toBe(true)
      const file = 'e2e/probe.spec.ts'
      expect(await complaints(file, importing(file, target))).toContain(direction)
    },
  )

  it.each(['src/features/break-in/catalogue.ts', 'src/domain/attempt.ts'])(
    'a spec may import %s',
    async (target) => {
      const file = 'e2e/probe.spec.ts'
      expect(await complaints(file, importing(file, target))).toEqual([])
    },
  )
})

describe('packages', () => {
  it.each([
    ['src/features/scores/probe.ts', '@aws-sdk/client-dynamodb'],
    ['src/app/probe.ts', '@aws-sdk/client-sts'],
    ['src/ui/probe.tsx', '@smithy/signature-v4'],
    ['infra/local/services/sts/probe.ts', '@aws-sdk/client-sts'],
    ['src/iam/probe.ts', 'react'],
    ['src/domain/probe.ts', '@aws-sdk/client-dynamodb'],
    ['src/sigv4/probe.ts', 'node:crypto'],
  ])('%s must not import %s', async (file, name) => {
    expect(await complaints(file, importing(file, name))).toContain(packages)
    expect(await complaints(file, importingLater(file, name))).toContain(laterPackages)
  })

  it.each([
    ['src/aws/probe.ts', '@aws-sdk/client-dynamodb'],
    ['src/sigv4/probe.test.ts', '@smithy/signature-v4'],
    ['src/iam/probe.test.ts', 'node:fs'],
    ['infra/local/probe.test.ts', '@aws-sdk/client-dynamodb'],
    ['src/features/scores/probe.ts', 'react'],
  ])('%s may import %s', async (file, name) => {
    expect(await complaints(file, importing(file, name))).toEqual([])
    expect(await complaints(file, importingLater(file, name))).toEqual([])
  })

  it("lets the stand-in use the SDK's types", async () => {
    const text = `import type { A } from '@aws-sdk/client-sts'\n\nexport const a: A[] = []\n`
    expect(await complaints('infra/local/services/sts/probe.ts', text)).toEqual([])
  })
})

describe('imports without an import statement', () => {
  it.each([
    ['src/iam/probe.ts', 'src/domain/session.ts'],
    ['src/features/scores/probe.ts', 'src/app/app.tsx'],
    ['infra/local/gate/probe.ts', 'infra/local/stand-in.ts'],
  ])('%s must not import() %s', async (file, target) => {
    expect(await complaints(file, importingLater(file, target))).toContain(direction)
  })

  it.each([
    ['a template', 'import(`react`)'],
    ['a sum', "import('re' + 'act')"],
    ['a variable', 'import(import.meta.url)'],
    ['a glob that leads out', "import.meta.glob('../app/*.ts')"],
    ['a glob that leads out by a way round', "import.meta.glob('./../app/*.ts')"],
    ['a glob from the root', "import.meta.glob(['./*.ts', '/src/app/*.ts'])"],
    ['a glob with another base', "import.meta.glob('./*.ts', { base: '../app' })"],
    [
      'a glob with options that are made up',
      "import.meta.glob('./*.ts', { ...{ base: '../app' } })",
    ],
    ['a glob that is made up', 'import.meta.glob(`./*.ts`)'],
  ])('are refused where they name %s', async (_what, expression) => {
    const text = `export const load = () => ${expression}\n`
    for (const folder of ['src/iam', 'src/aws', 'src/features/scores', 'infra/local'])
      expect(await complaints(`${folder}/probe.ts`, text)).toContain(laterPackages)
  })

  it('are fine below the own folder', async () => {
    const text = "export const load = () => import.meta.glob(['./labs/*.mdx', '!./labs/old-*'])\n"
    expect(await complaints('src/features/scores/probe.ts', text)).toEqual([])
  })

  it.each([
    ["import('react').Key", 'src/iam/probe.ts'],
    ["typeof import('@aws-sdk/client-dynamodb')", 'src/features/scores/probe.ts'],
    ["import('../app/app.tsx').AppProps", 'src/ui/probe.ts'],
  ])('are refused as the type %s', async (type, file) => {
    const found = await complaints(file, `export type A = ${type}\n`)
    expect(found).toContain('@typescript-eslint/consistent-type-imports')
  })
})

describe('cycles', () => {
  it.each(['cycle-one.ts', 'cycle-two.ts'])('finds the one that %s is in', async (name) => {
    const [result] = await eslint.lintFiles([join(root, 'infra/scripts/lint-fixtures', name)])
    expect(result.messages.map((message) => message.ruleId)).toEqual(['import-x/no-cycle'])
  })

  it('does not blame a file that only uses it', async () => {
    const file = join(root, 'infra/scripts/lint-fixtures/no-cycle.ts')
    const [result] = await eslint.lintFiles([file])
    expect(result.messages).toEqual([])
  })
})

describe('house rules', () => {
  it('wants imports that exist', async () => {
    const text = `import { a } from './nowhere.ts'\n\nexport const b = [a]\n`
    expect(await complaints('src/app/probe.ts', text)).toEqual(['import-x/no-unresolved'])
  })

  it('wants kebab-case file names', async () => {
    const text = 'export const a = 1\n'
    expect(await complaints('src/app/somePage.tsx', text)).toEqual(['house/kebab-case-file'])
    expect(await complaints('src/app/some-page.tsx', text)).toEqual([])
  })

  it('wants hooks to be called at the top', async () => {
    const text = `import { useState } from 'react'

export function Probe(props: { readonly on: boolean }) {
  if (props.on) useState(0)
  return null
}
`
    expect(await complaints('src/ui/probe.tsx', text)).toContain('react-hooks/rules-of-hooks')
  })
})
