/** What a command writes and asks. One line at the bottom may change where somebody looks on; elsewhere all lines stay. */
import { createInterface } from 'node:readline/promises'

export interface Terminal {
  /** Whether somebody is there to be asked and to look on. */
  readonly isInteractive: boolean
  /** In columns. */
  readonly width: number
  line(text?: string): void
  /** The line at the bottom, until the next one; `undefined` takes it away. Does nothing where nobody looks on. */
  status(text: string | undefined): void
  /** Takes y and yes as a yes, and all else as a no. */
  ask(question: string, signal: AbortSignal): Promise<boolean>
}

export interface Streams {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/** CI is nobody who looks on, though some give it a terminal. */
export function createTerminal({ input, output }: Streams, isCi: boolean): Terminal {
  const isInteractive = input.isTTY && output.isTTY && !isCi
  const width = () => (output.columns > 0 ? output.columns : 80)
  let status: string | undefined

  const erase = () => {
    if (status !== undefined) output.write('\r\u001B[K')
  }
  const draw = () => {
    if (status !== undefined) output.write(status.slice(0, width() - 1))
  }
  return {
    isInteractive,
    get width() {
      return width()
    },
    line(text = '') {
      erase()
      output.write(`${text}\n`)
      draw()
    },
    status(text) {
      if (!isInteractive) return
      erase()
      status = text
      draw()
    },
    async ask(question, signal) {
      erase()
      status = undefined
      const reader = createInterface({ input, output })
      // Ctrl+C reaches the reader alone, and not the process.
      reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
      try {
        const end = new Promise<string>((resolve) => {
          reader.once('close', () => {
            resolve('')
          })
        })
        const answer = await Promise.race([reader.question(question, { signal }), end])
        return /^y(es)?$/i.test(answer.trim())
      } finally {
        reader.close()
      }
    },
  }
}
