import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { spawnStandIn, type SpawnedStandIn } from './testing/spawn-stand-in.ts'

const mebibyte = 1024 * 1024

let folder: string
let standIn: SpawnedStandIn
let sockets: Socket[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-limits-'))
  standIn = await spawnStandIn({ dataDir: path.join(folder, 'data') })
}, 60_000)

beforeEach(() => {
  sockets = []
})

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  expect(standIn.isRunning()).toBe(true)
  expect(standIn.errorOutput()).toBe('')
})

afterAll(async () => {
  await standIn.kill()
  await rm(folder, { recursive: true })
})

async function open(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(standIn.url).port) })
  // Whether and when the stand-in ends it is what the tests are about.
  socket.on('error', () => undefined)
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

/** All that comes until the stand-in ends the connection or enough has come. */
function receive(
  socket: Socket,
  isEnough: (text: string) => boolean = () => false,
): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (isEnough(text)) resolve(text)
    })
    socket.on('close', () => {
      resolve(text)
    })
  })
}

const headers = (sizeBytes: number) =>
  `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.GetItem\r\nContent-Length: ${String(sizeBytes)}\r\n\r\n`

/** How long another client waits for an answer, in milliseconds. */
async function waitOfOthers(): Promise<number> {
  const startedAt = performance.now()
  const response = await fetch(standIn.url, { headers: { Connection: 'close' } })
  expect(response.status).toBe(200)
  await response.text()
  return performance.now() - startedAt
}

describe('others are served within two seconds', () => {
  afterEach(async () => {
    expect(await waitOfOthers()).toBeLessThan(2000)
  })

  it('while 1,000 connections do nothing', async () => {
    await Promise.all(Array.from({ length: 1000 }, open))
    expect(await waitOfOthers()).toBeLessThan(2000)
  }, 30_000)

  it('while headers trickle in, which are given up in time', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, open))
    const ended = Promise.all(slow.map((socket) => receive(socket)))
    const timer = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('x')
    }, 500)
    for (const socket of slow) socket.write('POST / HTTP/1.1\r\nX-Slow: ')
    expect(await waitOfOthers()).toBeLessThan(2000)
    const answers = await ended
    clearInterval(timer)
    expect(answers.every((text) => text.startsWith('HTTP/1.1 408 '))).toBe(true)
  }, 20_000)

  it('while 200 bodies of 16 MiB are half sent, whose memory is bounded', async () => {
    const half = Buffer.alloc(8 * mebibyte, 0x20)
    const sent = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const socket = await open()
        socket.write(headers(16 * mebibyte))
        return new Promise<boolean>((resolve) => {
          socket.on('close', () => {
            resolve(false)
          })
          socket.write(half, (error) => {
            resolve(!error)
          })
        })
      }),
    )
    expect(sent).toHaveLength(200)
    // No more than 64 such halves are held, but for what is on its way.
    await vi.waitFor(() => {
      expect(sockets.filter(({ destroyed }) => destroyed).length).toBeGreaterThan(100)
    }, 10_000)
    expect(await waitOfOthers()).toBeLessThan(2000)
    expect(standIn.residentBytes()).toBeLessThan(1024 * mebibyte)
  }, 120_000)
})

describe('a large body', () => {
  // Its own stand-in: the one before may not have seen yet that its clients have gone, and would make room at once.
  beforeAll(async () => {
    await standIn.kill()
    standIn = await spawnStandIn({ dataDir: path.join(folder, 'data-of-large-bodies') })
  })

  it('of 16 MiB is read, and others wait for one of them, not for all', async () => {
    const value = '{"S":""},'
    const values = value.repeat(Math.floor((16 * mebibyte - 20) / value.length))
    const body = Buffer.from(`{"Key":[${values.slice(0, -1)}]}`)
    /** How long one takes, on this machine as it is now. */
    const send = async () => {
      const startedAt = performance.now()
      const socket = await open()
      const answer = receive(socket, (text) => text.includes('"__type"'))
      socket.write(headers(body.length))
      socket.write(body)
      expect(await answer).toMatch(/^HTTP\/1\.1 400 /)
      return performance.now() - startedAt
    }
    const aloneMs = await send()
    let isDone = false
    const all = Promise.all(Array.from({ length: 6 }, send)).finally(() => (isDone = true))
    let longest = 0
    while (!(isDone as boolean)) longest = Math.max(longest, await waitOfOthers())
    await all
    expect(longest).toBeLessThan(3 * aloneMs + 1000)
    expect(standIn.residentBytes()).toBeLessThan(1536 * mebibyte)
  }, 120_000)

  it('that is nested a million deep is refused', async () => {
    const socket = await open()
    const body = '[{"a":'.repeat(1_000_000)
    socket.write(headers(body.length))
    socket.write(body)
    expect(await receive(socket, (text) => text.includes('}'))).toContain('SerializationException')
  })

  it('in chunks is the same body, and too large all the same', async () => {
    const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
    const head = headers(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked')
    const socket = await open()
    socket.write(`${head}${['{"Li', 'mit', '":1}'].map(chunked).join('')}0\r\n\r\n`)
    expect(await receive(socket, (text) => text.includes('}'))).toContain(
      'MissingAuthenticationTokenException',
    )
    const large = await open()
    const answer = receive(large, (text) => text.includes('\r\n\r\n'))
    large.write(head)
    for (let sent = 0; sent <= 16; sent++) large.write(chunked(' '.repeat(mebibyte)))
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
  })
})

describe('on one connection', () => {
  it('requests that come together are answered in order', async () => {
    const socket = await open()
    const post = `${headers(2)}{}`
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\n\r\n${post}GET / HTTP/1.1\r\nHost: x\r\n\r\n`)
    const text = await receive(socket, (all) => all.split('healthy').length === 3)
    expect(text).toMatch(/^HTTP\/1\.1 200 .*HTTP\/1\.1 400 .*HTTP\/1\.1 200 /s)
  })

  it('a header over 16 KiB is refused', async () => {
    const socket = await open()
    const text = receive(socket)
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(await text).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('what is no HTTP is refused', async () => {
    const socket = await open()
    const text = receive(socket)
    socket.write('\u0000\u0001 nonsense\r\n\r\n')
    expect(await text).toMatch(/^HTTP\/1\.1 400 /)
  })
})
