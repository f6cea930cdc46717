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
import { createRealism, instant } from './realism/realism.ts'
import { cloudFormationService } from './services/cloudformation/cloudformation.ts'
import { cognitoIdentityService } from './services/cognito-identity/cognito-identity.ts'
import { dynamoDbService } from './services/dynamodb/dynamodb.ts'
import { openEngine } from './services/dynamodb/engine.ts'
import { iamService } from './services/iam/iam.ts'
import { stsService } from './services/sts/sts.ts'
import { followTemplate } from './follow-template.ts'
import { openLiveStack } from './live-stack.ts'
import type { LocalStackConfig } from './stack-config.ts'
import { openState } from './state/open-state.ts'
import { loadTemplateVersion } from './template/load-template.ts'
import type { Stack } from './template/provision/stack.ts'
import { templateVersion, type WatchTiming } from './template/watch-template.ts'

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
  /** Provisions the template again whenever it is saved; `timing` is for tests. Default: no. */
  readonly watch?: boolean | { readonly timing: Partial<WatchTiming> }
  /** AWS's delays, stale reads and throttles, drawn from a seed. Default: none. */
  readonly realism?: { readonly seed: number } | undefined
  readonly clock?: Clock
  readonly random?: RandomBytes
  /**
   * Takes what the stand-in has to say of itself: its own bugs with their stacks, and what became of a saved template.
   * Default: standard error.
   */
  readonly log?: (line: string) => void
}

export interface StandIn {
  /** `http://localhost:4566` */
  readonly url: string
  /** The template's outputs by key, as of the start. */
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

  const known = await templateVersion(options.template)
  // Before the state is touched: a template that cannot be used must not cost anybody their data.
  const version = loadTemplateVersion(options.template)
  const realism =
    options.realism === undefined ? instant : createRealism({ ...options.realism, clock })
  const opened = new Opened()
  try {
    const { fresh = false, watch = false } = options
    const state = opened.add(await openState(options.dataDir, { clock, random, fresh }))
    const { identities, rolePolicies } = state
    const engine = opened.add(
      openEngine({
        path: state.paths.dynamodb,
        region,
        account,
        readLag: realism.readLag,
        reportBug,
      }),
    )
    const liveStack = await openLiveStack({
      version,
      stackName,
      region,
      account,
      memory: state.stackMemory,
      rolePolicies,
      random,
      clock,
      ensureTable: (table) => engine.ensureTable(table),
    })
    const { stack, rolesInForce } = realism.policies(liveStack)

    const sessions = createSessions({
      installationKey: await loadInstallationKey(options.dataDir, random),
      clock,
      random,
    })
    const authenticate = createAuthenticator({
      region,
      sessions,
      roles: rolesInForce,
      users: administrators,
      clock,
    })
    const pools = {
      find: (id: string) => stack.identityPools().find((pool) => pool.id === id),
      list: stack.identityPools,
    }

    const server = opened.add(
      await startHttpServer({
        port: options.port,
        reportBug,
        handle: realism.pipeline(
          createPipeline({
            region,
            random,
            reportBug,
            services: {
              json: [
                dynamoDbService({
                  engine: realism.engine(engine),
                  region,
                  account,
                  keySchemas: stack.keySchemas,
                }),
                realism.cognito(
                  cognitoIdentityService({
                    region,
                    account,
                    pools: () => pools,
                    roles: () => stack.roles,
                    createIdentity: (poolId) => identities.createIdentity(poolId, clock.now()),
                    findIdentity: (identityId) => identities.findIdentity(identityId),
                    listIdentities: (poolId, page) => identities.listIdentities(poolId, page),
                    deleteIdentity: (identityId) => identities.deleteIdentity(identityId),
                    trusts: trustsCognitoIdentity,
                    issueGuestSession: (role, webIdentity) =>
                      sessions.issueSession({
                        role,
                        sessionName: 'CognitoIdentityCredentials',
                        webIdentity: { provider: 'cognito-identity.amazonaws.com', ...webIdentity },
                        sessionPolicies: 'cognito-guest',
                      }),
                  }),
                ),
              ],
              query: [
                stsService(),
                iamService({
                  account,
                  findRole: (roleName) => stack.roles.find(roleName),
                  users: administrators
                    .filter((user) => user.account === account)
                    .map(({ userName, arn, policies: [policy] }) => ({
                      userName,
                      arn,
                      policyName: 'AdministratorAccess',
                      policy,
                    })),
                  createdAt: () => stack.createdAt,
                  changePolicies: (roleName, policies) => {
                    stack.changePolicies(roleName, policies)
                  },
                }),
                cloudFormationService({
                  region,
                  account,
                  stack: () => ({ ...describe(stack.stack()), createdAt: stack.createdAt }),
                }),
              ],
            },
            authenticate,
            authorize: (caller, service, requests, globals) =>
              authorize(caller, service, requests, globals, stack.tagsOf),
            globalContext: ({ rawHeaders }, sourceIp) =>
              globalContext({
                region,
                sourceIp,
                userAgent: readHeaders(rawHeaders).first('user-agent'),
                now: clock.now(),
              }),
          }),
        ),
      }),
    )

    if (watch !== false) {
      const { timing = {} } = typeof watch === 'object' ? watch : {}
      opened.add(followTemplate({ file: options.template, known, stack, log, timing }))
    }
    return {
      url: server.url,
      outputs: stack.outputs(),
      config: () => ({ ...stack.config(), endpoint: server.url }),
      close: () => opened.closeAll(),
    }
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

function describe({ stackId, description, outputs }: Stack) {
  return { stackId, stackName, description, outputs }
}
