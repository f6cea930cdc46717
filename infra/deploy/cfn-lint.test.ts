/** What AWS's own linter says of the template, where it is installed: `pip install cfn-lint`. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const template = join(import.meta.dirname, '../game-scores.yaml')

it('finds nothing in the template', async ({ skip }) => {
  const { code, output } = await lint('--regions', 'us-west-2', '--', template)
  skip(code === 'ENOENT', 'cfn-lint is not installed')
  expect({ code, output }).toEqual({ code: 0, output: '' })
})

function lint(...args: readonly string[]): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    execFile('cfn-lint', args, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr })
    })
  })
}
