/**
 * Lets requests act in the order they came, so many bytes at a time. A parsed body can take twenty times its bytes, so a
 * few large ones wait for each other; small ones practically never do.
 */
export interface Turns {
  /** Waits for room, runs, and makes room again. */
  take<T>(sizeBytes: number, run: () => Promise<T>): Promise<T>
}

/** Enough to accept, read and answer what is small. */
const breakMs = 100

/** @param maxBytes A larger one runs too, but alone. */
export function createTurns(maxBytes: number): Turns {
  const queue: { readonly sizeBytes: number; readonly start: () => void }[] = []
  let running = 0
  let runningBytes = 0

  const hasRoom = (sizeBytes: number) => running === 0 || runningBytes + sizeBytes <= maxBytes

  function begin(sizeBytes: number): void {
    running++
    runningBytes += sizeBytes
  }

  function end(sizeBytes: number): void {
    running--
    runningBytes -= sizeBytes
    // Not at once: between two of those that had to wait, whoever came meanwhile is served.
    if (queue.length > 0) setTimeout(startNext, breakMs)
  }

  function startNext(): void {
    for (let [next] = queue; next !== undefined && hasRoom(next.sizeBytes); [next] = queue) {
      queue.shift()
      begin(next.sizeBytes)
      next.start()
    }
  }

  return {
    async take(sizeBytes, run) {
      if (queue.length === 0 && hasRoom(sizeBytes)) begin(sizeBytes)
      else
        await new Promise<void>((start) => {
          queue.push({ sizeBytes, start })
        })
      try {
        return await run()
      } finally {
        end(sizeBytes)
      }
    },
  }
}
