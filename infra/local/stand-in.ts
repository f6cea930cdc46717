/**
 * The stand-in: one process that answers as AWS does for what the template describes. This file puts the parts together
 * and holds nothing else.
 */
import { randomBytes } from 'node:crypto'
import { authorize } from './gate/authorize.ts'
import { createAuthenticator } from './gate/authenticate.ts'
import { globalContext } from './gate/global-context.ts'
import { trustsCognitoIdentity } from './gate/cognito-trust.ts'
import { loadInstallationKey } from './gate/installation-key.ts'
import { createSessions } from './gate/sessions.ts'
import { administrators } from './administrators.ts'
import { systemClock, type Clock } from './clock.ts'
import { readHeaders } from './http/header-reader.ts'
import { createPipeline } from './http/pipeline.ts'
import { startHttpServer } from './http/server.ts'
import type { RandomBytes } from './random.ts'
import { cloudFormationService } from './services/cloudformation/cloudformation.ts'
import type { StackDescription } from './services/cloudformation/describe-stacks.ts'
import { cognitoIdentityService } from './services/cognito-identity/cognito-identity.ts'
import { dynamoDbService } from './services/dynamodb/dynamodb.ts'
import { openEngine } from './services/dynamodb/engine.ts'
import { stsService } from './services/sts/sts.ts'
import { stackConfig, type LocalStackConfig } from './stack-config.ts'
import { openState } from './state/open-state.ts'
import type { StackMemory } from './state/stack-memory.ts'
import { keySchemasOf } from './key-schemas.ts'
import { loadTemplate } from './template/load-template.ts'
import { provision } from './template/provision/provision.ts'
import type { Stack } from './template/provision/stack.ts'

export const region = 'us-west-2'
export const account = '123456789012'
export const stackName = 'leading-key'

export interface StandInOptions {
  /** Path of the CloudFormation template. */
  readonly template: string
  /** Folder of everything that survives a restart. */
  readonly dataDir: string
  /** 0 takes a free one. */
  readonly port: number
  /** Throws the data away first. Default: no. */
  readonly fresh?: boolean
  readonly clock?: Clock
  readonly random?: RandomBytes
  /** Takes what the stand-in has to say of itself: its own bugs, with their stacks. Default: standard error. */
  readonly log?: (line: string) => void
}

export interface StandIn {
  /** `http://localhost:4566` */
  readonly url: string
  /** The template's outputs by key. */
  readonly outputs: Readonly<Record<string, string>>
  /** What the app reads as `/config.json`, as of now. */
  config(): LocalStackConfig
  close(): Promise<void>
}

/** Loads the template, provisions it, and answers. @throws UserError for a template, folder or port that cannot be used */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const {
    clock = systemClock,
    random = (sizeBytes: number) => randomBytes(sizeBytes),
    log = console.error,
  } = options
  const reportBug = (error: unknown) => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  const template = loadTemplate(options.template)
  const opened = new Opened()
  try {
    const { fresh = false } = options
    const state = opened.add(await openState(options.dataDir, { clock, random, fresh }))
    const { stackMemory: memory, identities } = state
    const stack = provision(template, { stackName, region, account, memory, random })
    const tables = stack.tables.map(({ createTable }) => createTable)
    const engine = opened.add(openEngine({ path: state.paths.dynamodb, region, account }))
    for (const table of tables) await engine.ensureTable(table)

    const keySchemas = keySchemasOf(tables)
    const sessions = createSessions({
      installationKey: await loadInstallationKey(options.dataDir, random),
      clock,
      random,
    })
    const authenticate = createAuthenticator({
      region,
      sessions,
      roles: stack.roles,
      users: administrators,
      clock,
    })
    const pools = {
      find: (id: string) => stack.identityPools.find((pool) => pool.id === id),
    }
    const description = describe(stack, createdAt(memory, clock))

    const server = opened.add(
      await startHttpServer({
        port: options.port,
        reportBug,
        handle: createPipeline({
          region,
          random,
          reportBug,
          services: {
            json: [
              dynamoDbService({ engine, region, account, keySchemas: () => keySchemas }),
              cognitoIdentityService({
                pools: () => pools,
                roles: () => stack.roles,
                createIdentity: (poolId) => identities.createIdentity(poolId, clock.now()),
                findIdentity: (identityId) => identities.findIdentity(identityId),
                trusts: trustsCognitoIdentity,
                issueGuestSession: (role, webIdentity) =>
                  sessions.issueSession({
                    role,
                    sessionName: 'CognitoIdentityCredentials',
                    webIdentity: { provider: 'cognito-identity.amazonaws.com', ...webIdentity },
                    sessionPolicies: 'cognito-guest',
                  }),
              }),
            ],
            query: [
              stsService(),
              cloudFormationService({ region, account, stack: () => description }),
            ],
          },
          authenticate,
          authorize,
          globalContext: ({ rawHeaders }, sourceIp) =>
            globalContext({
              region,
              sourceIp,
              userAgent: readHeaders(rawHeaders).first('user-agent'),
              now: clock.now(),
            }),
        }),
      }),
    )

    const outputs = Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value]))
    const config = stackConfig({
      region,
      account,
      outputs,
      roles: stack.roles,
      endpoint: server.url,
    })
    return { url: server.url, outputs, config: () => config, close: () => opened.closeAll() }
  } catch (error) {
    await opened.closeAll()
    throw error
  }
}

/** What was opened so far, to be closed in reverse order, also after a failure half way. */
class Opened {
  readonly #parts: { close(): Promise<void> }[] = []

  add<Part extends { close(): Promise<void> }>(part: Part): Part {
    this.#parts.push(part)
    return part
  }

  async closeAll(): Promise<void> {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop())
      await part.close()
  }
}

/** When the stack was first made: remembered, so that a restart makes no new stack. */
function createdAt(memory: StackMemory, clock: Clock): Date {
  const name = `${stackName} created at`
  const remembered = memory.recall(name)
  if (remembered !== undefined) return new Date(remembered)
  const now = clock.now()
  memory.remember(new Map([[name, now.toISOString()]]))
  return now
}

function describe({ stackId, description, outputs }: Stack, createdAt: Date): StackDescription {
  return { stackId, stackName, description, createdAt, outputs }
}
