/**
 * A process of its own that sends prepared requests over kept-open connections, as fast as the other side answers. Plain
 * sockets: an SDK client, or even Node's HTTP client, would be busy before the server is.
 */
import { connect, type Socket } from 'node:net'
import { responseIn } from './http-response.ts'
import type { LoadJob, LoadResult } from './load.ts'

process.on('message', (job: LoadJob) => {
  runJob(job).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})

async function runJob({ port, connections, requests, durationMs }: LoadJob): Promise<LoadResult> {
  const latencies: number[] = []
  let next = 0
  let failed = 0
  let firstFailure: string | undefined
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()

  const takeRequest = (): Uint8Array | undefined => {
    const isOver =
      durationMs === undefined
        ? next >= requests.length
        : performance.now() - startedAt >= durationMs
    return isOver ? undefined : requests[next++ % requests.length]
  }

  /** One connection: a request, its answer, the next request. */
  const talk = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let received: Buffer = Buffer.alloc(0)
      let sentAt = 0
      const send = () => {
        const request = takeRequest()
        if (request === undefined) {
          socket.destroy()
          resolve()
          return
        }
        sentAt = performance.now()
        socket.write(request)
      }
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
        const response = responseIn(received)
        if (response === undefined) return
        latencies.push(performance.now() - sentAt)
        if (response.status !== 200) {
          failed += 1
          firstFailure ??= received.toString('utf8', 0, response.sizeBytes)
        }
        received = received.subarray(response.sizeBytes)
        send()
      })
      socket.on('error', reject)
      socket.on('close', () => {
        reject(new Error('The server closed a connection.'))
      })
      send()
    })

  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  try {
    await Promise.all(sockets.map(talk))
  } finally {
    for (const socket of sockets) socket.destroy()
  }
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    latenciesMs: Float64Array.from(latencies),
    failed,
    firstFailure,
    seconds,
    cpuShare: (user + system) / 1e6 / seconds,
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}
