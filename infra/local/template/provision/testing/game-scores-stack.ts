/** Provisions the template of the game, for tests of what stands in it. */
import { fileURLToPath } from 'node:url'
import { loadTemplate } from '../../load-template.ts'
import { provision } from '../provision.ts'
import type { Stack } from '../stack.ts'

const template = loadTemplate(
  fileURLToPath(new URL('../../../../game-scores.yaml', import.meta.url)),
)
let count = 0

export function provisionGameScores(
  parameters: Readonly<Record<string, string>> = {},
  stackName = 'leading-key',
): Stack {
  return provision(template, {
    stackName,
    region: 'us-west-2',
    account: '123456789012',
    parameters,
    memory: { recall: () => undefined, remember: () => undefined },
    random: (sizeBytes) => Uint8Array.from({ length: sizeBytes }, () => (count += 7) % 256),
  })
}

/** @throws Error where the stack has no such output. */
export function outputOf({ outputs }: Stack, key: string): string {
  const found = outputs.find((output) => output.key === key)
  if (found === undefined) throw new Error(`There is no output ${key}.`)
  return found.value
}
