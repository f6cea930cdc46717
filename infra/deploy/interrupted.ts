/** The command was stopped half way, by Ctrl+C or by the system. Nothing is lost: it goes on when it is run again. */
import { UserError } from '../local/errors.ts'

export class Interrupted extends UserError {
  /** As shells count a program that Ctrl+C ended. */
  readonly exitCode = 130

  /** @param doing What it was at: `uploading the app`. */
  constructor(doing: string, cause?: unknown) {
    super(`Stopped while ${doing}.`, {
      resolution: 'Run the same command again: it goes on from there.',
      cause,
    })
  }
}
