import { describe, expect, it } from 'vitest'
import { uuidV4 } from './uuid-v4.ts'

describe('uuidV4', () => {
  it.each([
    [0x00, '00000000-0000-4000-8000-000000000000'],
    [0xff, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  ])('sets version and variant, and takes every other bit from the source', (byte, uuid) => {
    expect(uuidV4((sizeBytes) => new Uint8Array(sizeBytes).fill(byte))).toBe(uuid)
  })
})
