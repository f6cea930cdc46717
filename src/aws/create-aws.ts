/** Puts together everything that the app asks of AWS. What the first screen does not need loads later. */
import type { StackConfig } from '../config/stack-config.ts'
import { Failure } from '../domain/failure.ts'
import type { Seat } from '../domain/session.ts'
import { clientConfig, createCognitoClient, createDynamoDBClient } from './clients.ts'
import type { ClientOptions } from './clients.ts'
import type { AttemptRunner, Aws, IdentityPoolWatch } from './contract.ts'
import { browserIsOnline } from './failure-from-sdk.ts'
import { createGameScoresTable } from './game-scores-table.ts'
import { createIdentityMemory } from './identity-memory.ts'
import { createSessionHolder } from './session-holder.ts'
import { createWireLog } from './wire-log.ts'
import { createWireRecorder } from './wire-recorder.ts'

export interface CreateAwsOptions {
  /** Remembers identity IDs: `localStorage`, or `undefined` where the browser refuses it. */
  readonly storage: Storage | undefined
  readonly now?: () => Date
  readonly randomUUID?: () => string
  /** Carries the requests. Default: the SDK's own handler over `fetch`. */
  readonly transport?: ClientOptions['transport']
}

export function createAws(config: StackConfig, options: CreateAwsOptions): Aws {
  const { storage, transport, now = () => new Date() } = options
  const randomUUID = options.randomUUID ?? (() => crypto.randomUUID())
  const log = createWireLog()
  const recorder = createWireRecorder({ log, now, publicIds: [config.identityPoolId] })

  const { onPoolGone, ...identityPool } = createPoolWatch()

  function createSeat(seat: Seat) {
    const clients: ClientOptions = { config, recorder, seat, transport }
    const cognito = createCognitoClient(clients)
    const holder = createSessionHolder({
      seat,
      identityPoolId: config.identityPoolId,
      cognito,
      providerConfig: clientConfig(clients, 'cognito-identity'),
      memory: createIdentityMemory(storage, config.identityPoolId, seat),
      now,
      onPoolGone,
      askWhoIAm: async (credentials) => {
        const { whoAmI } = await loadPart(() => import('./who-am-i.ts'))
        return whoAmI(clients, credentials)
      },
    })
    return { cognito, holder, dynamodb: createDynamoDBClient(clients, holder.credentials) }
  }

  const { tableName } = config
  const me = createSeat('me')
  const rival = createSeat('rival')
  let runner: AttemptRunner | undefined
  const attemptRunner = async () => (runner ??= await loadRunner())

  async function loadRunner(): Promise<AttemptRunner> {
    const { createAttemptRunner } = await loadPart(() => import('./attempt-runner.ts'))
    return createAttemptRunner({
      tableName,
      me: me.holder,
      rival: rival.holder,
      dynamodb: me.dynamodb,
      cognito: me.cognito,
      rivalScores: createGameScoresTable({
        tableName,
        holder: rival.holder,
        dynamodb: rival.dynamodb,
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
    scores: createGameScoresTable({ tableName, holder: me.holder, dynamodb: me.dynamodb }),
    attempts: {
      run: async (attempt, aim) => (await attemptRunner()).run(attempt, aim),
      prepareRival: async () => (await attemptRunner()).prepareRival(),
      rivalChecksOwnPartition: async () => (await attemptRunner()).rivalChecksOwnPartition(),
    },
    wire: log,
    identityPool,
  }
}

function createPoolWatch(): IdentityPoolWatch & { readonly onPoolGone: () => void } {
  const listeners = new Set<() => void>()
  let refusals = 0
  return {
    onPoolGone() {
      refusals += 1
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refusals: () => refusals,
  }
}

/** @throws Failure where the part of the app cannot be fetched; it may be the next time. */
async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    const kind = browserIsOnline() ? 'unreachable' : 'offline'
    throw new Failure(kind, 'A part of the app could not be loaded.', { cause })
  }
}
