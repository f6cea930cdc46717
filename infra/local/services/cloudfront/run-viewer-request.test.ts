import { expect, it } from 'vitest'
import { runViewerRequest, type ViewerEvent } from './run-viewer-request.ts'

const event: ViewerEvent = {
  distributionDomainName: 'd1.cloudfront.net',
  distributionId: 'E1',
  requestId: 'id',
  ip: '127.0.0.1',
  request: { method: 'GET', uri: '/a', querystring: {}, headers: {}, cookies: {} },
}

const run = (body: string) => runViewerRequest(`function handler(event) { ${body} }`, event)

it('gives the function an event and takes its request', () => {
  expect(
    run(
      "event.request.uri += [event.context.distributionId, event.viewer.ip].join('-'); return event.request",
    ),
  ).toEqual({ uri: '/aE1-127.0.0.1' })
})

it('takes a response', () => {
  expect(run("return { statusCode: 403, body: { encoding: 'text', data: 'no' } }")).toEqual({
    statusCode: 403,
    headers: {},
    body: 'no',
  })
})

it('remembers nothing from one request to the next', () => {
  const code = "var count = 0; function handler(event) { count++; return { uri: '/' + count } }"
  expect([runViewerRequest(code, event), runViewerRequest(code, event)]).toEqual([
    { uri: '/1' },
    { uri: '/1' },
  ])
})

it.each([
  ['ends never', 'for (;;) {}'],
  ['throws', "throw new Error('no')"],
  ['gives back nothing', ''],
  ['gives back text', "return 'x'"],
  ['gives back a request without a path', "return { uri: 'https://example.com' }"],
  ['makes code of text', "return eval('event.request')"],
  ['makes a function of text', "return handler.constructor('return 1')()"],
])('fails where the function %s', (_what, body) => {
  expect(() => run(body)).toThrow()
})

it.each(['process', 'require', 'fetch', 'setTimeout', 'module', 'Buffer'])('has no %s', (name) => {
  expect(run(`return { uri: '/' + typeof ${name} }`)).toEqual({ uri: '/undefined' })
})

it.each([
  "this.constructor.constructor('return process')()",
  "Object.constructor('return process')()",
  "event.constructor.constructor('return process')()",
  "(function () { Error.prepareStackTrace = (_, frames) => frames; return new Error().stack.find((frame) => frame.getFileName() === 'node:vm').getThis().constructor.constructor('return process')() })()",
  "(function f() { try { f() } catch (error) { return error.constructor.constructor('return process')() } })()",
])('gives nothing of ours away to %s', (expression) => {
  expect(() => run(`return { uri: '/' + ${expression}.version }`)).toThrow()
})

it.each(["import('fs')", "async function more() { await import('fs') }"])(
  'does not take %s',
  (body) => {
    expect(() => run(`${body}; return event.request`)).toThrow('does not support import')
  },
)

it('does not take an asynchronous function', () => {
  expect(() =>
    runViewerRequest('async function handler(event) { return event.request }', event),
  ).toThrow('does not support asynchronous functions of CloudFront')
})
