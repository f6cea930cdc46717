/** How far a thing has come: a bar where somebody looks on, a few lines where not. */
import type { Terminal } from './terminal.ts'

export interface Progress {
  /** @param doing What is in work now: `assets/app.js`. */
  show(done: number, doing?: string): void
  /** Takes the bar away, and leaves one line. */
  finish(line: string): void
}

const barWidth = 24

/** Where nobody looks on, a line is written at each fourth of the way. */
export function startProgress(terminal: Terminal, total: number, title: string): Progress {
  let quarters = 0
  return {
    show(done, doing = '') {
      if (terminal.isInteractive) {
        terminal.status(`${bar(done, total)} ${String(done)} of ${String(total)}  ${doing}`)
        return
      }
      const reached = total === 0 ? 0 : Math.floor((done * 4) / total)
      if (reached <= quarters) return
      quarters = reached
      terminal.line(`  ${title}: ${String(done)} of ${String(total)}`)
    },
    finish(line) {
      terminal.status(undefined)
      terminal.line(line)
    },
  }
}

/** `[########----------------]` */
export function bar(done: number, total: number): string {
  const filled = total === 0 ? barWidth : Math.round((Math.min(done, total) * barWidth) / total)
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`
}
