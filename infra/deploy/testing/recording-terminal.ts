/** A terminal that keeps what it is told, and answers as it was told to. */
import type { Terminal } from '../terminal.ts'

export interface RecordingTerminal extends Terminal {
  readonly lines: string[]
  readonly questions: string[]
  /** All lines in one text. */
  text(): string
}

/** @param answer `undefined`: nobody is there. */
export function createRecordingTerminal(answer?: boolean | (() => boolean)): RecordingTerminal {
  const lines: string[] = []
  const questions: string[] = []
  return {
    lines,
    questions,
    text: () => lines.join('\n'),
    isInteractive: answer !== undefined,
    width: 80,
    line(text = '') {
      lines.push(text)
    },
    status: () => undefined,
    ask(question, signal) {
      questions.push(question)
      const isYes = typeof answer === 'function' ? answer() : answer === true
      return new Promise((resolve, reject) => {
        if (signal.aborted) reject(signal.reason as Error)
        else resolve(isYes)
      })
    },
  }
}
