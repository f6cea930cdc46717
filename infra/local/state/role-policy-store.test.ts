import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRolePolicyStore } from './role-policy-store.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leading-key-'))
  file = join(folder, 'role-policies.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const changes = new Map([
  ['GuestRole', [{ policyName: 'OwnScores', text: '{ "Version": "2012-10-17" }' }]],
  ['PlayerRole', []],
])

describe('role policy store', () => {
  it('keeps changes over a restart, texts as they were', () => {
    openRolePolicyStore(file).save('v1', changes)
    expect(openRolePolicyStore(file).changesTo('v1')).toEqual(changes)
  })

  it('knows no changes to another version of the template', () => {
    const store = openRolePolicyStore(file)
    store.save('v1', changes)
    expect(store.changesTo('v2')).toEqual(new Map())
  })

  it('forgets for good', () => {
    openRolePolicyStore(file).save('v1', changes)
    openRolePolicyStore(file).save('v2', new Map())
    expect(openRolePolicyStore(file).changesTo('v1')).toEqual(new Map())
  })

  it('writes no file as long as there is nothing to keep', () => {
    openRolePolicyStore(file).save('v1', new Map())
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['no JSON', '{'],
    ['something else', '{"roles":{}}'],
    ['a policy without text', '{"template":"v1","roles":{"A":[{"policyName":"B"}]}}'],
    ['a policy that is no JSON', '{"template":"v1","roles":{"A":[{"policyName":"B","text":"{"}]}}'],
  ])('refuses a file that holds %s, and leaves it', (_what, content) => {
    writeFileSync(file, content)
    expect(() => openRolePolicyStore(file)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe(content)
  })
})
