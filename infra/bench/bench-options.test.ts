import { describe, expect, it } from 'vitest'
import { benchParts, parseBenchOptions } from './bench-options.ts'

describe('parseBenchOptions', () => {
  it('measures everything, five times over, unless told otherwise', () => {
    expect(parseBenchOptions([])).toEqual({
      parts: benchParts,
      quick: false,
      rounds: 5,
      json: undefined,
      dynamoDbLocal: undefined,
      cpuProfiles: undefined,
      identities: 1_000_000,
    })
  })

  it('takes parts by name and options', () => {
    const argv = ['soak', 'decision', '--quick', '--rounds', '7', '--json', '-']
    expect(parseBenchOptions([...argv, '--dynamodb-local', 'http://localhost:8000'])).toEqual({
      parts: ['soak', 'decision'],
      quick: true,
      rounds: 7,
      json: '-',
      dynamoDbLocal: new URL('http://localhost:8000'),
      cpuProfiles: undefined,
      identities: 100_000,
    })
  })

  it.each([
    [['sprint'], '"sprint" is no part'],
    [['--rounds', '0'], '--rounds'],
    [['--identities', '1e6'], '--identities'],
    [['--fast'], '--fast'],
    [['--dynamodb-local', 'http://localhost'], '--dynamodb-local'],
    [['--dynamodb-local', 'https://dynamodb.us-west-2.amazonaws.com:443'], 'on this machine'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseBenchOptions(argv)).toThrow(message)
  })
})
