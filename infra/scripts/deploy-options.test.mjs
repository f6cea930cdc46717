import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTemplate } from '../local/template/load-template.ts'
import { plan } from '../local/template/provision/provision.ts'
import { longestStackName, parseDeployOptions, parseDestroyOptions } from './deploy-options.mjs'

const usual = {
  stack: 'leading-key',
  region: undefined,
  profile: undefined,
  endpoint: undefined,
  yes: false,
}

it('needs nothing', () => {
  expect(parseDeployOptions([], {})).toEqual({
    ...usual,
    retain: undefined,
    budgetEmail: undefined,
    tableName: undefined,
    privatePolicies: false,
  })
  expect(parseDestroyOptions([], {})).toEqual(usual)
})

it('takes everything', () => {
  const argv =
    '--stack other --region eu-west-1 --profile me --endpoint http://localhost:4566 -y --retain ' +
    '--budget-email me@example.com --table-name Scores --private-policies'
  expect(parseDeployOptions(argv.split(' '), {})).toEqual({
    stack: 'other',
    region: 'eu-west-1',
    profile: 'me',
    endpoint: 'http://localhost:4566',
    yes: true,
    retain: true,
    budgetEmail: 'me@example.com',
    tableName: 'Scores',
    privatePolicies: true,
  })
  expect(parseDeployOptions(['--no-retain', '--budget-email', ''], {})).toMatchObject({
    retain: false,
    budgetEmail: '',
  })
})

describe('what is not understood is refused', () => {
  it.each([
    [['--retian'], 'There is no option --retian.'],
    [['--stack'], '--stack needs a value.'],
    [['--stack', '--yes'], '--stack needs a value.'],
    [['--yes=no'], '--yes takes no value.'],
    [['--stack', '1st'], '"1st" is no name of a stack.'],
    [['--stack', 'x'.repeat(41)], 'is too long for a stack’s name: it has 41 characters.'],
    [['--region', ' '], '--region is empty.'],
    [['--retain', '--no-retain'], 'say the opposite'],
    [['--budget-email', 'me'], '"me" is no e-mail address.'],
    [['--table-name', 'a'], '"a" is no name of a table.'],
    [['other'], '"other" does not belong to an option'],
  ])('%j', (argv, message) => {
    expect(() => parseDeployOptions(argv, {})).toThrow(message)
  })

  it('what is for deploying only', () => {
    expect(() => parseDestroyOptions(['--retain'], {})).toThrow('There is no option --retain.')
  })

  it('an option that npm took for its own, with the right spelling', () => {
    expect(() => parseDeployOptions(['other'], { npm_config_stack: 'true' })).toThrow(
      expect.objectContaining({ resolution: 'Did you mean: npm run deploy -- --stack other' }),
    )
    expect(() => parseDestroyOptions([], { npm_config_region: 'eu-west-1' })).toThrow(
      expect.objectContaining({
        resolution: 'Did you mean: npm run destroy -- --region eu-west-1',
      }),
    )
  })
})

it('takes a stack’s name as long as the template’s own names have room for it, and no longer', () => {
  const template = loadTemplate(join(import.meta.dirname, '../game-scores.yaml'))
  const namesWith = (length) => {
    const stackName = 'x'.repeat(length)
    const { resources } = plan(template, {
      stackName,
      // As long as the name of a Region can be.
      region: 'us-west-and-far-2',
      account: '123456789012',
      parameters: { TableName: `${stackName}-GameScores` },
      memory: { recall: () => undefined, remember: () => undefined },
      random: (sizeBytes) => new Uint8Array(sizeBytes),
    }).stack
    return resources.map(({ type, physicalId }) => ({ type, length: physicalId.length }))
  }
  expect(() => namesWith(longestStackName + 1)).toThrow('PagesAreOneFile')
  for (const { type, length } of namesWith(longestStackName)) {
    if (type === 'AWS::IAM::Role') expect(length).toBeLessThanOrEqual(64)
    if (type === 'AWS::S3::Bucket') expect(length).toBeLessThanOrEqual(63)
  }
})

it('shows its help', () => {
  expect(parseDeployOptions(['--help'], {})).toBe('help')
  expect(parseDestroyOptions(['-h'], {})).toBe('help')
})
