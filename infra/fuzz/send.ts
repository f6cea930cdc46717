/** Sends a request as it is, byte for byte, and measures how long its answer takes. */
import { Agent, request as httpRequest } from 'node:http'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  readonly tookMs: number
}

export interface Sender {
  /** @throws Error where no answer comes in time */
  send(headers: readonly (readonly [string, string])[], body: string): Promise<Reply>
  close(): void
}

export function createSender(url: string, timeoutMs: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const { hostname, port } = new URL(url)
  return {
    send(headers, body) {
      const bytes = Buffer.from(body)
      const startedAt = performance.now()
      return new Promise((resolve, reject) => {
        const request = httpRequest(
          {
            agent,
            hostname,
            port,
            family: 4,
            method: 'POST',
            path: '/',
            headers: [...headers.flat(), 'content-length', String(bytes.length)],
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () => {
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString('utf8'),
                tookMs: performance.now() - startedAt,
              })
            })
          },
        )
        request.setTimeout(timeoutMs, () => {
          request.destroy(new Error(`No answer within ${String(timeoutMs)} ms.`))
        })
        request.on('error', reject)
        request.end(bytes)
      })
    },
    close() {
      agent.destroy()
    },
  }
}
