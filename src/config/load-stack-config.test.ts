import { describe, expect, it } from 'vitest'
import { aStackConfig } from '../testing/builders.ts'
import { ConfigError, loadStackConfig } from './load-stack-config.ts'

const answering = (body: string, init: ResponseInit = {}): typeof fetch => {
  return () => Promise.resolve(new Response(body, init))
}

async function errorOf(fetch: typeof globalThis.fetch): Promise<ConfigError> {
  const error: unknown = await loadStackConfig({ fetch }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ConfigError) return error
  throw new Error('expected a ConfigError', { cause: error })
}

describe('loadStackConfig', () => {
  it('fetches the file beside the app, past every cache', async () => {
    const calls: unknown[] = []
    const config = await loadStackConfig({
      baseUrl: '/demo/',
      fetch: (...call) => {
        calls.push(call)
        return Promise.resolve(Response.json(aStackConfig()))
      },
    })
    expect(calls).toEqual([['/demo/config.json', { cache: 'no-store' }]])
    expect(config).toEqual(aStackConfig())
  })

  it.each([404, 403])(
    'says that the file is not there where the server answers %i',
    async (status) => {
      expect((await errorOf(answering('', { status }))).kind).toBe('missing')
    },
  )

  it("says that the file is not there where the app's own page comes instead", async () => {
    expect((await errorOf(answering('\n<!doctype html>'))).kind).toBe('missing')
  })

  it('says that the file is not JSON', async () => {
    expect((await errorOf(answering('{"region":'))).kind).toBe('not-json')
  })

  it('lists all that is wrong in the file', async () => {
    const error = await errorOf(answering('{"region":"us-west-2"}'))
    expect(error.kind).toBe('invalid')
    expect(error.problems).toContain('tableName is missing')
    expect(error.problems).toContain('roles is missing')
  })

  it('says that nothing answers', async () => {
    const cause = new TypeError('Failed to fetch')
    const error = await errorOf(() => Promise.reject(cause))
    expect(error.kind).toBe('unreachable')
    expect(error.cause).toBe(cause)
  })

  it('says that the server is in trouble', async () => {
    expect((await errorOf(answering('oops', { status: 500 }))).kind).toBe('unreachable')
  })
})
