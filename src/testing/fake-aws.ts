/**
 * An `Aws` in memory for component tests: sessions open, rounds are counted, attempts give what the catalogue expects.
 * A test replaces the part that it is about.
 */
import type { Aws, CallerIdentity, SessionHolder } from '../aws/contract.ts'
import { createWireLog } from '../aws/wire-log.ts'
import type { WritableWireLog } from '../aws/wire-log.ts'
import type { FinishedRound, GameScore } from '../domain/game-score.ts'
import type { Seat, Session } from '../domain/session.ts'
import {
  aDeniedOutcome,
  aGameScore,
  aGrantedOutcome,
  aSession,
  anExchange,
  anIdentityId,
} from './builders.ts'

export interface FakeAws extends Aws {
  /** Write to it to show exchanges. */
  readonly wire: WritableWireLog
  readonly rounds: readonly FinishedRound[]
}

export interface FakeAwsOptions {
  /** The player's scores at the start. Default: none. */
  readonly scores?: readonly GameScore[]
  readonly rivalScores?: readonly GameScore[]
  readonly me?: Partial<SessionHolder>
  readonly rival?: Partial<SessionHolder>
  readonly table?: Partial<Aws['scores']>
  /** The player's picture at the start. Default: none. */
  readonly picture?: Blob
  readonly files?: Partial<Aws['files']>
  readonly attempts?: Partial<Aws['attempts']>
}

export function createFakeAws(options: FakeAwsOptions = {}): FakeAws {
  const wire = createWireLog()
  const me = { ...createFakeHolder('me', '1'), ...options.me }
  const rival = { ...createFakeHolder('rival', '9'), ...options.rival }
  const scores = new Map((options.scores ?? []).map((score) => [score.gameTitle, score]))
  const rounds = new Map<string, FinishedRound>()
  let { picture } = options
  const rivalScores = options.rivalScores ?? [aGameScore({ wins: 1, losses: 0, topScore: 4200 })]

  function answer(operation: string): string {
    const id = wire.nextId()
    wire.put(anExchange({ id, operation, state: 'pending' }))
    wire.put(anExchange({ id, operation }))
    return id
  }

  return {
    me,
    rival,
    wire,
    identityPool: { subscribe: () => () => undefined, refusals: () => 0, isAnother: () => false },
    get rounds() {
      return [...rounds.values()]
    },
    scores: {
      listOwnPartition: () => Promise.resolve([...scores.values()]),
      saveRound(round) {
        const before = scores.get(round.gameTitle)
        const newRecord = round.score > (before?.topScore ?? -1)
        if (!rounds.has(round.roundId)) {
          rounds.set(round.roundId, round)
          const { wins = 0, losses = 0 } = before ?? {}
          scores.set(round.gameTitle, {
            ...before,
            gameTitle: round.gameTitle,
            wins: wins + (round.result === 'win' ? 1 : 0),
            losses: losses + (round.result === 'loss' ? 1 : 0),
            ...(newRecord && { topScore: round.score, topScoreAt: round.finishedAt }),
          })
        }
        return Promise.resolve({ newRecord, exchangeId: answer('UpdateItem') })
      },
      ...options.table,
    },
    files: {
      readPicture: () => Promise.resolve(picture),
      savePicture(png) {
        picture = png
        return Promise.resolve()
      },
      removePicture() {
        picture = undefined
        return Promise.resolve()
      },
      ...options.files,
    },
    attempts: {
      run(attempt, aim) {
        const exchangeId = answer(attempt.operation)
        return Promise.resolve(
          attempt.expected[aim] === 'granted'
            ? aGrantedOutcome({ exchangeId })
            : aDeniedOutcome(attempt, { exchangeId }),
        )
      },
      prepareRival: async () => ({ session: await rival.open(), scores: rivalScores }),
      rivalChecksOwnPartition: () => Promise.resolve(rivalScores),
      rivalChecksOwnFiles: () => Promise.resolve(undefined),
      ...options.attempts,
    },
  }
}

function createFakeHolder(seat: Seat, name: string): SessionHolder {
  const listeners = new Set<(session: Session | undefined) => void>()
  let forgotten = 0
  let session: Session | undefined
  const tell = () => {
    for (const listener of listeners) listener(session)
  }
  const caller: CallerIdentity = {
    account: '123456789012',
    arn: 'arn:aws:sts::123456789012:assumed-role/leading-key-GuestRole-EXAMPLE/CognitoIdentityCredentials',
    userId: 'AROAEXAMPLEEXAMPLE123:CognitoIdentityCredentials',
  }
  return {
    seat,
    open() {
      if (!session) {
        const digit = (Number.parseInt(name, 16) + forgotten) % 16
        session = aSession({ seat, identityId: anIdentityId(digit.toString(16)) })
        tell()
      }
      return Promise.resolve(session)
    },
    forget() {
      forgotten += 1
      session = undefined
      tell()
    },
    takeovers: () => 0,
    whoAmI: () => Promise.resolve(caller),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
