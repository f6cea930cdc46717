import { describe, expect, it } from 'vitest'
import { readYaml } from './read-yaml.ts'
import { placeAt, plainValueOf } from './template-node.ts'

const source = `
Statement:
  - Action: [a, b]
    Condition:
      StringEquals:
        cognito-identity.amazonaws.com:aud: x
`.trimStart()
const node = readYaml(source, () => {
  throw new Error('This is valid.')
})

describe('placeAt', () => {
  it.each([
    ['', 1],
    ['Statement', 1],
    ['Statement[0]', 2],
    ['Statement[0].Action[1]', 2],
    ['.Statement[0].Condition', 3],
    ['Statement[0].Condition.StringEquals.cognito-identity.amazonaws.com:aud', 5],
    ['Statement[0].Condition.StringEquals.cognito-identity.amazonaws.com:aud[0]', 5],
    ['Statement[7].Action', 2],
    ['Statement[0].Resource', 2],
  ])('finds %j, or what is nearest above it', (path, line) => {
    expect(placeAt(node, path).line).toBe(line)
  })
})

describe('plainValueOf', () => {
  it('keeps a key that JavaScript treats in its own way', () => {
    const value = plainValueOf(readYaml('{"__proto__": {a: 1}}', () => undefined))
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}')
  })
})
