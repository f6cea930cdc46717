import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { templatePath } from '../local/testing/start-test-stand-in.ts'
import { fuzz } from './fuzz.ts'

// `npm run fuzz -- --minutes N --seed S` does it longer, or again.
it('finds no request that fails, hangs or is granted wrongly, in ten seconds', async () => {
  const seed = randomInt(2 ** 31)
  const { requests, answers, findings } = await fuzz({ durationMs: 10_000, seed })
  expect(findings, `seed ${String(seed)}`).toEqual([])
  expect(requests).toBeGreaterThan(100)
  // It comes up to the gate, and past it.
  expect(answers['400 AccessDeniedException']).toBeGreaterThan(0)
  expect(Object.keys(answers).some((kind) => kind.startsWith('200 '))).toBe(true)
}, 60_000)

it('finds a policy that lets guests into partitions of others, and shows it with a small request', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-fuzz-'))
  try {
    const template = path.join(folder, 'template.yaml')
    const text = await readFile(templatePath, 'utf8')
    const open = text.replace('- ${cognito-identity.amazonaws.com:sub}\n', "- '*'\n")
    expect(open).not.toBe(text)
    await writeFile(template, open.replace('ForAllValues:StringEquals', 'ForAllValues:StringLike'))
    const { findings } = await fuzz({ durationMs: 60_000, seed: 1, maxFindings: 1, template })
    const [{ message, fuzzCase } = { message: '', fuzzCase: undefined }] = findings
    expect(message).toContain('it was granted, though the partition key is')
    expect(fuzzCase?.body.length).toBeLessThan(300)
  } finally {
    await rm(folder, { recursive: true })
  }
}, 120_000)
