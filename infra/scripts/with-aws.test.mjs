import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from './project.mjs'

/** Takes requests and never answers, so that a command is always just waiting. */
let server
let hasAsked
beforeEach(async () => {
  let tell
  hasAsked = new Promise((resolve) => (tell = resolve))
  server = createServer(() => tell())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
})

it.each(['SIGINT', 'SIGTERM'])(
  '%s stops a command, which says where and how to go on',
  async (signal) => {
    const endpoint = `http://127.0.0.1:${server.address().port}`
    const file = join(root, 'infra/scripts/destroy.mjs')
    const child = spawn(process.execPath, [file, '--endpoint', endpoint, '--yes'], { cwd: root })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    const ended = once(child, 'exit')
    await hasAsked
    child.kill(signal)
    expect(await ended).toEqual([130, null])
    expect(output.trim()).toBe(
      'Stopped while asking AWS who you are.\nRun the same command again: it goes on from there.',
    )
  },
)
