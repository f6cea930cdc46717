/** Puts together everything that the app asks of AWS. What the first screen does not need loads later. */
import type { StackConfig } from '../config/stack-config.ts'
import { partOf } from '../config/load-part.ts'
import type { Seat } from '../domain/session.ts'
import { createCognitoClient, createDynamoDBClient } from './clients.ts'
import type { ClientOptions } from './clients.ts'
import type { AttemptRunner, Aws } from './contract.ts'
import { createGameScoresTable } from './game-scores-table.ts'
import type { HeadStart } from './head-start.ts'
import { createIdentityMemory } from './identity-memory.ts'
import { createIdentityPoolWatch, type WritableIdentityPoolWatch } from './identity-pool-watch.ts'
import { createSessionHolder } from './session-holder.ts'
import { createWireLog, type WritableWireLog } from './wire-log.ts'
import { createWireRecorder } from './wire-recorder.ts'

export interface CreateAwsOptions {
  /** Remembers identity IDs: `localStorage`, or `undefined` where the browser refuses it. */
  readonly storage: Storage | undefined
  readonly now?: () => Date
  readonly randomUUID?: () => string
  /** Carries the requests. Default: the SDK's own handler over `fetch`. */
  readonly transport?: ClientOptions['transport']
  /** Calls of the first session that are on their way already. */
  readonly headStart?: HeadStart | undefined
  /** Where exchanges are written. Default: a log of its own. */
  readonly log?: WritableWireLog
  /** Told when the pool is gone. Default: a watch of its own. */
  readonly identityPool?: WritableIdentityPoolWatch
}

const whoAmIPart = partOf(() => import('./who-am-i.ts'))
const attemptRunnerPart = partOf(() => import('./attempt-runner.ts'))

export function createAws(config: StackConfig, options: CreateAwsOptions): Aws {
  const { storage, transport, now = () => new Date() } = options
  const randomUUID = options.randomUUID ?? (() => crypto.randomUUID())
  const { log = createWireLog(), identityPool = createIdentityPoolWatch() } = options
  const recorder = createWireRecorder({
    log,
    now,
    publicIds: [config.identityPoolId],
    headStart: options.headStart,
  })

  function createSeat(seat: Seat) {
    const clients: ClientOptions = { config, recorder, seat, transport }
    const cognito = once(() => createCognitoClient(clients))
    const holder = createSessionHolder({
      seat,
      identityPoolId: config.identityPoolId,
      cognito,
      memory: createIdentityMemory(storage, config.identityPoolId, seat),
      now,
      onPoolGone: identityPool.onPoolGone,
      askWhoIAm: async (credentials) => {
        const { whoAmI } = await whoAmIPart()
        return whoAmI(clients, credentials)
      },
    })
    return {
      cognito,
      holder,
      dynamodb: once(() => createDynamoDBClient(clients, holder.credentials)),
    }
  }

  const { tableName } = config
  const me = createSeat('me')
  const rival = createSeat('rival')
  let runner: AttemptRunner | undefined
  const attemptRunner = async () => (runner ??= await loadRunner())

  async function loadRunner(): Promise<AttemptRunner> {
    const { createAttemptRunner } = await attemptRunnerPart()
    return createAttemptRunner({
      tableName,
      me: me.holder,
      rival: rival.holder,
      dynamodb: me.dynamodb(),
      cognito: me.cognito(),
      rivalScores: createGameScoresTable({
        tableName,
        holder: rival.holder,
        dynamodb: rival.dynamodb(),
        purpose: 'set-up',
      }),
      log,
      now,
      randomUUID,
    })
  }

  return {
    me: me.holder,
    rival: rival.holder,
    scores: createGameScoresTable({ tableName, holder: me.holder, dynamodb: me.dynamodb() }),
    attempts: {
      run: async (attempt, aim) => (await attemptRunner()).run(attempt, aim),
      prepareRival: async () => (await attemptRunner()).prepareRival(),
      rivalChecksOwnPartition: async () => (await attemptRunner()).rivalChecksOwnPartition(),
    },
    wire: log,
    identityPool,
  }
}

/** The rival's clients are needed later, if at all. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}
