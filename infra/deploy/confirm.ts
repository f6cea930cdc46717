/** Asks before anything is done that somebody may not want. */
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'
import type { Terminal } from './terminal.ts'

/** @throws UserError where the answer is no, or nobody is there to give one. */
export async function confirm(
  { call }: Aws,
  terminal: Terminal,
  yes: boolean,
  question: string,
): Promise<void> {
  call.abortSignal.throwIfAborted()
  if (yes) return
  if (!terminal.isInteractive) {
    throw new UserError('Nobody is here to be asked, so nothing was changed.', {
      resolution: 'Add --yes to go ahead without a question.',
    })
  }
  if (await terminal.ask(`${question} [y/N] `, call.abortSignal)) return
  throw new UserError('Nothing was changed.', {
    resolution: 'Run the command again when you want to.',
  })
}
