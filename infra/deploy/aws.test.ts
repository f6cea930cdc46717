import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectAws, type Destination } from './aws.ts'

const { signal } = new AbortController()
const connect = (destination: Destination, env = {}) => connectAws(destination, env, signal)

beforeEach(async () => {
  // Whatever this machine has, it is not to count.
  const folder = await mkdtemp(join(tmpdir(), 'leading-key-aws-'))
  const config = join(folder, 'config')
  await writeFile(config, '[profile paris]\nregion = eu-west-3\n')
  vi.stubEnv('AWS_CONFIG_FILE', config)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'))
  vi.stubEnv('AWS_REGION', undefined)
  vi.stubEnv('AWS_PROFILE', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the Region', () => {
  it.each([
    [
      '--region',
      { region: 'eu-west-1', profile: 'paris' },
      { AWS_REGION: 'eu-north-1' },
      'eu-west-1',
    ],
    ['AWS_REGION', { profile: 'paris' }, { AWS_REGION: 'eu-north-1' }, 'eu-north-1'],
    ['AWS_DEFAULT_REGION', {}, { AWS_DEFAULT_REGION: 'eu-north-1', AWS_REGION: '' }, 'eu-north-1'],
    ['the profile', { profile: 'paris' }, {}, 'eu-west-3'],
  ])('is that of %s', async (_from, destination, env, region) => {
    expect((await connect(destination, env)).region).toBe(region)
  })

  it('is a must at AWS', async () => {
    await expect(connect({})).rejects.toMatchObject({
      message: 'No Region is set, so there is no place to deploy to.',
      resolution: 'Name one: --region us-west-2',
    })
  })

  it('is not what is missing where there is no such profile', async () => {
    await expect(connect({ profile: 'nosuch' })).rejects.toMatchObject({
      message: expect.stringMatching(/^The profile nosuch gives no credentials: /) as string,
    })
  })

  it('is the stand-in’s own where nothing else is said', async () => {
    expect((await connect({ endpoint: 'http://localhost:4566' })).region).toBe('us-west-2')
  })

  it.each(['Foo Bar', 'us-west', 'us_west_2', ''])(
    'is refused where it is none: %j',
    async (region) => {
      await expect(connect({ region })).rejects.toThrow(`"${region}" is no AWS Region.`)
    },
  )
})

describe('the keys', () => {
  it.each(['http://localhost:4566', 'http://127.0.0.1:4566', 'http://[::1]:4566'])(
    'are the stand-in’s own on this machine, where none are set: %s',
    async (endpoint) => {
      const aws = await connect({ endpoint })
      expect(aws.usesExampleKeys).toBe(true)
      expect(await aws.s3.config.credentials()).toMatchObject({
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      })
    },
  )

  it.each([
    [{ endpoint: 'http://localhost:4566' }, { AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE' }],
    [{ endpoint: 'http://localhost:4566', profile: 'paris' }, {}],
    [{ endpoint: 'http://localhost:4566' }, { AWS_PROFILE: 'paris' }],
    [{ endpoint: 'https://aws.example.com', region: 'us-west-2' }, {}],
    [{ region: 'us-west-2' }, {}],
  ])('are the user’s otherwise: %j %j', async (destination, env) => {
    expect((await connect(destination, env)).usesExampleKeys).toBe(false)
  })
})

describe('the endpoint', () => {
  it('is also taken from AWS_ENDPOINT_URL, so that the app is told of it', async () => {
    const aws = await connect({}, { AWS_ENDPOINT_URL: 'http://localhost:4566/' })
    expect(aws.endpoint).toBe('http://localhost:4566')
  })

  it.each(['localhost:4566', 'ftp://localhost', 'http://localhost:4566/path', 'x'])(
    'is refused where it is none: %s',
    async (endpoint) => {
      await expect(connect({ endpoint })).rejects.toThrow(`"${endpoint}" is no endpoint.`)
    },
  )

  it('has buckets in the path', async () => {
    const aws = await connect({ endpoint: 'http://localhost:4566' })
    expect(aws.s3.config.forcePathStyle).toBe(true)
    expect((await connect({ region: 'us-west-2' })).s3.config.forcePathStyle).toBe(false)
  })
})
