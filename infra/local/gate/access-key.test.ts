import { describe, expect, it } from 'vitest'
import { createAccessKeys } from './access-key.ts'
import { countingBytes } from './testing/signed-request.ts'

const keys = createAccessKeys(new Uint8Array(32).fill(7), countingBytes())

describe('a temporary access key', () => {
  it("has AWS's shape", () => {
    const id = keys.createId()
    expect(id).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(keys.findSecret(id)).toMatch(/^[A-Za-z0-9+/]{40}$/)
  })

  it('has a secret of its own, the same in every run', () => {
    const [one, two] = [keys.createId(), keys.createId()]
    const later = createAccessKeys(new Uint8Array(32).fill(7), countingBytes())
    expect(keys.findSecret(one)).not.toBe(keys.findSecret(two))
    expect(later.findSecret(one)).toBe(keys.findSecret(one))
  })

  it('is unknown to another installation', () => {
    const other = createAccessKeys(new Uint8Array(32).fill(8), countingBytes())
    expect(other.findSecret(keys.createId())).toBeUndefined()
  })

  it('is unknown once any of its characters is changed', () => {
    const id = keys.createId()
    for (let index = 0; index < id.length; index += 1) {
      const other = id[index] === 'A' ? 'B' : 'A'
      expect(keys.findSecret(id.slice(0, index) + other + id.slice(index + 1))).toBeUndefined()
    }
  })

  it.each(['', 'ASIA', 'AKIAIOSFODNN7EXAMPLE', 'asiaaaaaaaaaaaaaaaaa', `ASIA${'é'.repeat(16)}`])(
    'is not %j',
    (text) => {
      expect(keys.findSecret(text)).toBeUndefined()
    },
  )
})
