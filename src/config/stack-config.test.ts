import { describe, expect, it } from 'vitest'
import { aStackConfig } from '../testing/builders.ts'
import { InvalidStackConfig, parseStackConfig } from './stack-config.ts'

function problemsOf(value: unknown): readonly string[] {
  try {
    parseStackConfig(value)
  } catch (error) {
    if (error instanceof InvalidStackConfig) return error.problems
    throw error
  }
  return []
}

describe('parseStackConfig', () => {
  it('takes a whole config, with and without the endpoint', () => {
    const config = aStackConfig()
    expect(parseStackConfig(config)).toEqual(config)
    const { endpoint, ...deployed } = config
    expect(endpoint).toBe('http://localhost:4566')
    expect(parseStackConfig(deployed)).toEqual(deployed)
  })

  it('takes a bucket for files, and refuses what cannot be one', () => {
    expect(problemsOf(aStackConfig({ filesBucket: 'leading-key-playerfiles-1a2b' }))).toEqual([])
    expect(problemsOf(aStackConfig({ filesBucket: 'Not a bucket' }))).toEqual([
      'filesBucket is not the name of a bucket',
    ])
  })

  it('takes roles whose policies are kept private', () => {
    const { arn } = aStackConfig().roles.guest
    expect(problemsOf(aStackConfig({ roles: { guest: { arn }, player: { arn } } }))).toEqual([])
  })

  it('names every missing field at once', () => {
    expect(problemsOf({})).toEqual([
      'region is missing',
      'account is missing',
      'identityPoolId is missing',
      'tableName is missing',
      'policyVersion is missing',
      'roles is missing',
    ])
  })

  it('names every wrong field at once', () => {
    expect(
      problemsOf({
        region: 'oregon',
        account: 123456789012,
        identityPoolId: '',
        tableName: 'GameScores',
        policyVersion: '1',
        endpoint: 'localhost:4566',
        roles: {
          guest: { arn: 'GuestRole', policies: [{ name: 'OwnScores', document: {} }] },
          player: null,
        },
      }),
    ).toEqual([
      'region is not a Region such as us-west-2',
      'account is not an account ID of twelve digits',
      'identityPoolId is not an identity pool ID such as us-west-2:1234abcd-…',
      'endpoint is not an http or https address',
      'roles.guest.arn is not the ARN of a role',
      'roles.guest.policies[0] is not a name with a policy document',
      'roles.player is not an object with an arn',
    ])
  })

  it.each([null, [], 'text', 7])('refuses %j', (value) => {
    expect(problemsOf(value)).toEqual(['it is not a JSON object'])
  })
})
