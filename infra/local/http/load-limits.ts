/**
 * Bounds what clients can make the stand-in hold: connections, and bytes of requests and answers in memory. Where there are
 * too many connections, the one goes that has kept the stand-in waiting longest; where there are too many bytes, the one
 * that holds most of them. So idle, slow and half-sent requests make room for others at once, not only when they time out.
 */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

export interface LoadLimits {
  readonly maxConnections: number
  /** Of request and answer bodies together. */
  readonly maxHeldBytes: number
  /** Requests of one connection that are not answered yet. No SDK and no browser sends a second one. */
  readonly maxPipelinedRequests: number
}

/** LevelDB keeps its files open, so not every file descriptor may become a connection. */
const reservedFiles = 512

/** Thirty-two of the largest requests at once. */
const maxHeldBytes = 512 * 1024 * 1024

export function defaultLoadLimits(): LoadLimits {
  const files = openFilesLimit()
  return {
    maxConnections: Math.max(files - reservedFiles, Math.floor(files / 2)),
    maxHeldBytes,
    maxPipelinedRequests: 32,
  }
}

/** Node raises its own limit as far as it may go. Elsewhere than on Linux it can only be guessed, low. */
function openFilesLimit(): number {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))
    return line?.[1] === undefined ? 10_512 : Number(line[1])
  } catch {
    return 10_512
  }
}

interface Connection {
  heldBytes: number
  requests: number
  /** Requests that the stand-in works on; while there are any, it does not wait for the client. */
  acting: number
}

export class Load {
  readonly #limits: LoadLimits
  readonly #connections = new Map<Socket, Connection>()
  /** Connections whose client is to move next, the one that moved last at the end. */
  readonly #waiting = new Set<Socket>()
  #heldBytes = 0

  constructor(limits: LoadLimits) {
    this.#limits = limits
  }

  connect(socket: Socket): void {
    this.#connections.set(socket, { heldBytes: 0, requests: 0, acting: 0 })
    this.#waiting.add(socket)
    socket.once('close', () => {
      this.#forget(socket)
    })
    if (this.#connections.size > this.#limits.maxConnections) this.#dropLongestWaiting()
  }

  /** Ends the connection of a client that asks on and on without taking answers. */
  beginRequest(socket: Socket): void {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return
    if (++connection.requests > this.#limits.maxPipelinedRequests) this.#drop(socket)
    else this.#moved(socket, connection)
  }

  endRequest(socket: Socket): void {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return
    connection.requests--
    this.#moved(socket, connection)
  }

  /** Until `stopActing` this connection does not count as waiting. */
  startActing(socket: Socket): void {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return
    connection.acting++
    this.#waiting.delete(socket)
  }

  stopActing(socket: Socket): void {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return
    connection.acting--
    this.#moved(socket, connection)
  }

  /** False where there is no room, even after those have gone who hold more: these bytes must not be kept. */
  hold(socket: Socket, sizeBytes: number): boolean {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return false
    this.#moved(socket, connection)
    while (this.#heldBytes + sizeBytes > this.#limits.maxHeldBytes)
      if (!this.#dropLargestWaiting(connection.heldBytes + sizeBytes)) return false
    connection.heldBytes += sizeBytes
    this.#heldBytes += sizeBytes
    return true
  }

  release(socket: Socket, sizeBytes: number): void {
    const connection = this.#connections.get(socket)
    if (connection === undefined) return
    connection.heldBytes -= sizeBytes
    this.#heldBytes -= sizeBytes
  }

  #moved(socket: Socket, connection: Connection): void {
    if (connection.acting > 0) return
    this.#waiting.delete(socket)
    this.#waiting.add(socket)
  }

  #dropLongestWaiting(): void {
    const [socket] = this.#waiting
    if (socket !== undefined) this.#drop(socket)
  }

  /** False where nobody who waits holds more than that. */
  #dropLargestWaiting(moreThanBytes: number): boolean {
    let largest: Socket | undefined
    let largestBytes = moreThanBytes
    for (const socket of this.#waiting) {
      const heldBytes = this.#connections.get(socket)?.heldBytes ?? 0
      if (heldBytes > largestBytes) [largest, largestBytes] = [socket, heldBytes]
    }
    if (largest !== undefined) this.#drop(largest)
    return largest !== undefined
  }

  #drop(socket: Socket): void {
    this.#forget(socket)
    socket.destroy()
  }

  #forget(socket: Socket): void {
    this.#heldBytes -= this.#connections.get(socket)?.heldBytes ?? 0
    this.#connections.delete(socket)
    this.#waiting.delete(socket)
  }
}
