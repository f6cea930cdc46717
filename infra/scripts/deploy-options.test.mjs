import { describe, expect, it } from 'vitest'
import { parseDeployOptions, parseDestroyOptions } from './deploy-options.mjs'

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
    [['--stack', '1st'], '"1st" is no name of a stack.'],
    [['--stack', 'x'.repeat(41)], 'is no name of a stack.'],
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

it('shows its help', () => {
  expect(parseDeployOptions(['--help'], {})).toBe('help')
  expect(parseDestroyOptions(['-h'], {})).toBe('help')
})
