import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.mjs'

const root = resolve('/project')
const cwd = resolve('/project/somewhere')

const parse = (argv, env = {}) =>
  parseOptions(argv, { command: 'npm start', root, cwd, env, chooseSeed: () => 4711 })

/** The two sentences that a refusal shows. */
function refusal(argv, env) {
  try {
    parse(argv, env)
  } catch (error) {
    return `${error.message} ${error.resolution}`
  }
  throw new Error(`not refused: ${argv.join(' ')}`)
}

describe('parseOptions', () => {
  it('has defaults for everything', () => {
    expect(parse([])).toEqual({
      port: 5173,
      awsPort: 4566,
      dataDir: resolve(root, '.leading-key'),
      fresh: false,
      template: resolve(root, 'infra/game-scores.yaml'),
      realism: undefined,
    })
  })

  it('takes every option, with paths relative to where the user is', () => {
    const argv =
      '--port 8080 --aws-port=4567 --data d --fresh --template t.yaml --realism --seed 7'.split(' ')
    expect(parse(argv)).toEqual({
      port: 8080,
      awsPort: 4567,
      dataDir: resolve(cwd, 'd'),
      fresh: true,
      template: resolve(cwd, 't.yaml'),
      realism: { seed: 7 },
    })
  })

  it('answers to --help', () => {
    expect(parse(['--help'])).toBe('help')
    expect(parse(['-h'])).toBe('help')
  })

  it('refuses a bare number with the right spelling', () => {
    expect(refusal(['9'])).toContain('npm start -- --port 9')
  })

  it.each([
    [['9'], { npm_config_port: 'true' }, 'npm start -- --port 9'],
    [[], { npm_config_port: '9' }, 'npm start -- --port 9'],
    [['9'], { npm_config_aws_port: 'true' }, 'npm start -- --aws-port 9'],
    [[], { npm_config_fresh: 'true' }, 'npm start -- --fresh'],
    [[], { npm_config_realism: 'true' }, 'npm start -- --realism'],
    [['7'], { npm_config_realism: 'true', npm_config_seed: 'true' }, '-- --realism --seed 7'],
    [['9'], { npm_config_port: 'true', npm_config_fresh: 'true' }, '-- --port 9 --fresh'],
  ])('refuses what npm kept to itself, %j %j', (argv, env, spelling) => {
    expect(refusal(argv, env)).toContain(spelling)
  })

  it('refuses --port for the stand-in alone, which serves no app', () => {
    const parseForStack = () =>
      parseOptions(['--port', '9'], {
        command: 'npm run stack',
        root,
        cwd,
        env: {},
        chooseSeed: () => 4711,
      })
    expect(parseForStack).toThrow('--port means nothing here')
  })

  it('takes no template for an account without a stack, which serves no app', () => {
    const parseFor = (command, ...argv) =>
      parseOptions(argv, { command, root, cwd, env: {}, chooseSeed: () => 4711 })
    expect(parseFor('npm run stack', '--empty')).toMatchObject({ template: undefined })
    expect(() => parseFor('npm start', '--empty')).toThrow('there is no app to serve')
    expect(() => parseFor('npm run stack', '--empty', '--template', 't.yaml')).toThrow(
      '--empty means that there is none',
    )
  })

  it('refuses an unknown option by name', () => {
    expect(refusal(['--prot', '9'])).toBe('There is no option --prot. See npm start -- --help')
  })

  it('chooses a seed for --realism where none is given', () => {
    expect(parse(['--realism'])).toMatchObject({ realism: { seed: 4711 } })
  })

  it('refuses a seed without --realism, with the right spelling', () => {
    expect(refusal(['--seed', '7'])).toContain('npm start -- --realism --seed 7')
  })

  it.each(['x', '-1', '1.5', '', '1234567890'])('refuses the seed %j', (seed) => {
    expect(refusal(['--realism', `--seed=${seed}`])).toContain('--seed')
  })

  it.each(['x', '-1', '1.5', '65536', '', ' 80'])('refuses the port %j', (port) => {
    expect(refusal([`--port=${port}`])).toContain('--port')
  })

  it('refuses one port for both', () => {
    expect(refusal(['--port', '5000', '--aws-port', '5000'])).toContain('5000')
    expect(parse(['--port', '0', '--aws-port', '0'])).toMatchObject({ port: 0, awsPort: 0 })
  })

  it('refuses an empty path and a missing value', () => {
    expect(refusal(['--data='])).toContain('--data')
    expect(refusal(['--template'])).toContain('--template')
  })
})
