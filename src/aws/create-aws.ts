/** Puts together everything that the app asks of AWS. What the first screen does not need loads later. */
import type { StackConfig } from '../config/stack-config.ts'
import { partOf } from '../config/load-part.ts'
import type { Seat } from '../domain/session.ts'
import { createDynamoDBClient } from './clients.ts'
import type { ClientOptions } from './clients.ts'
import type { Cognito } from './cognito.ts'
import type { AttemptRunner, Aws, PlayerFiles } from './contract.ts'
import { createGameScoresTable } from './game-scores-table.ts'
import type { HeadStart } from './head-start.ts'
import { createIdentityMemory, type OtherTabs } from './identity-memory.ts'
import { createPictureMemory } from './picture-memory.ts'
import { createIdentityPoolWatch, type WritableIdentityPoolWatch } from './identity-pool-watch.ts'
import type { SendingPlayerFiles } from './player-files.ts'
import { notePool } from './pool-memory.ts'
import { takeSessionAhead } from './session-ahead.ts'
import { createSessionHolder } from './session-holder.ts'
import { createWireLog, type WritableWireLog } from './wire-log.ts'
import { createWireRecorder } from './wire-recorder.ts'

export interface CreateAwsOptions extends OtherTabs {
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

const cognitoPart = partOf(() => import('./cognito.ts'))
const whoAmIPart = partOf(() => import('./who-am-i.ts'))
const attemptRunnerPart = partOf(() => import('./attempt-runner.ts'))
const playerFilesPart = partOf(() => import('./player-files.ts'))

export function createAws(config: StackConfig, options: CreateAwsOptions): Aws {
  const { storage, transport, now = () => new Date() } = options
  const randomUUID = options.randomUUID ?? (() => crypto.randomUUID())
  const { log = createWireLog(), identityPool = createIdentityPoolWatch() } = options
  if (notePool(storage, config.identityPoolId)) identityPool.onAnotherPool()
  const recorder = createWireRecorder({
    log,
    now,
    publicIds: [config.identityPoolId],
    headStart: options.headStart,
  })

  function createSeat(seat: Seat) {
    const clients: ClientOptions = { config, recorder, seat, transport }
    let made: Cognito | undefined
    const cognito = async () => (made ??= (await cognitoPart()).createCognito(clients))
    let files: SendingPlayerFiles | undefined
    const holder = createSessionHolder({
      seat,
      identityPoolId: config.identityPoolId,
      cognito,
      ...(seat === 'me' && { takeAhead: () => takeSessionAhead(options.headStart, recorder) }),
      memory: createIdentityMemory(storage, config.identityPoolId, seat, options),
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
      files: async () => (files ??= await loadFiles()),
    }

    async function loadFiles(): Promise<SendingPlayerFiles> {
      const { filesBucket: bucket } = config
      if (bucket === undefined) throw new Error('The config names no bucket for players’ files.')
      const { createPlayerFiles } = await playerFilesPart()
      return createPlayerFiles({ bucket, holder, clients })
    }
  }

  const { tableName } = config
  const me = createSeat('me')
  const rival = createSeat('rival')
  let runner: AttemptRunner | undefined
  const attemptRunner = async () => (runner ??= await loadRunner())

  async function loadRunner(): Promise<AttemptRunner> {
    const [{ createAttemptRunner }, cognito] = await Promise.all([
      attemptRunnerPart(),
      me.cognito(),
    ])
    return createAttemptRunner({
      tableName,
      me: me.holder,
      rival: rival.holder,
      dynamodb: me.dynamodb(),
      cognito: cognito.client,
      files: me.files,
      rivalFiles: rival.files,
      filesBucket: config.filesBucket,
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

  const picture = createPictureMemory(storage, config.identityPoolId)
  const files: PlayerFiles = {
    async readPicture() {
      const { access } = await me.holder.open()
      if (access === 'guest' && !picture.mayHavePicture()) return undefined
      const found = await (await me.files()).readPicture()
      picture.note(found !== undefined)
      return found
    },
    async savePicture(png) {
      await (await me.files()).savePicture(png)
      picture.note(true)
    },
    async removePicture() {
      await (await me.files()).removePicture()
      picture.note(false)
    },
  }

  return {
    me: me.holder,
    rival: rival.holder,
    scores: createGameScoresTable({ tableName, holder: me.holder, dynamodb: me.dynamodb() }),
    files,
    attempts: {
      run: async (attempt, aim) => (await attemptRunner()).run(attempt, aim),
      prepareRival: async () => (await attemptRunner()).prepareRival(),
      rivalChecksOwnPartition: async () => (await attemptRunner()).rivalChecksOwnPartition(),
      rivalChecksOwnFiles: async () => (await attemptRunner()).rivalChecksOwnFiles(),
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
