import { describe, expect, it } from 'vitest'
import { isSupportedNode } from './require-node.mjs'

describe('isSupportedNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.3'])('accepts %s', (version) => {
    expect(isSupportedNode(version)).toBe(true)
  })

  it.each(['20.18.9', '20.9.0', '18.20.4', '12.22.12', '8.0.0'])('refuses %s', (version) => {
    expect(isSupportedNode(version)).toBe(false)
  })
})
