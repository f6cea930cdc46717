/**
 * An `Aws` that is there at once, while the SDK and the stack's config are still on their way: whatever it is asked waits
 * for both. So the page is shown, and a game played, before any AWS code has run.
 */
import type { Aws, SessionHolder } from './contract.ts'
import type { CreateAwsOptions } from './create-aws.ts'
import { createIdentityPoolWatch } from './identity-pool-watch.ts'
import { createWireLog } from './wire-log.ts'
import type { Session } from '../domain/session.ts'

/** What is written by AWS's side and can be read before there is one. */
type Readable = Required<Pick<CreateAwsOptions, 'log' | 'identityPool'>>

/** @param create Makes the real one. Called at the first call, and again at the next after it failed. */
export function openAws(create: (readable: Readable) => Promise<Aws>): Aws {
  const readable = { log: createWireLog(), identityPool: createIdentityPoolWatch() }
  const listeners = {
    me: new Set<(session: Session | undefined) => void>(),
    rival: new Set<(session: Session | undefined) => void>(),
  }
  let made: Aws | undefined
  let making: Promise<Aws> | undefined

  const ready = () => (making ??= make())

  async function make(): Promise<Aws> {
    try {
      made = await create(readable)
    } catch (error) {
      making = undefined
      throw error
    }
    for (const seat of ['me', 'rival'] as const) {
      made[seat].subscribe((session) => {
        for (const listener of listeners[seat]) listener(session)
      })
    }
    return made
  }

  const holder = (seat: 'me' | 'rival'): SessionHolder => ({
    seat,
    open: async () => (await ready())[seat].open(),
    takeovers: () => made?.[seat].takeovers() ?? 0,
    whoAmI: async () => (await ready())[seat].whoAmI(),
    forget() {
      if (made) made[seat].forget()
      // Before whatever is asked next, since that waits for the same promise.
      else
        ready().then(
          (aws) => {
            aws[seat].forget()
          },
          () => undefined,
        )
    },
    subscribe(listener) {
      listeners[seat].add(listener)
      return () => {
        listeners[seat].delete(listener)
      }
    },
  })

  return {
    me: holder('me'),
    rival: holder('rival'),
    scores: {
      listOwnPartition: async () => (await ready()).scores.listOwnPartition(),
      saveRound: async (round) => (await ready()).scores.saveRound(round),
    },
    files: {
      readPicture: async () => (await ready()).files.readPicture(),
      savePicture: async (png) => (await ready()).files.savePicture(png),
      removePicture: async () => (await ready()).files.removePicture(),
    },
    attempts: {
      run: async (attempt, aim) => (await ready()).attempts.run(attempt, aim),
      prepareRival: async () => (await ready()).attempts.prepareRival(),
      rivalChecksOwnPartition: async () => (await ready()).attempts.rivalChecksOwnPartition(),
      rivalChecksOwnFiles: async () => (await ready()).attempts.rivalChecksOwnFiles(),
    },
    wire: readable.log,
    identityPool: readable.identityPool,
  }
}
