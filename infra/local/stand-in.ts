/**
 * The stand-in: one process that answers as AWS does for what the template describes. This file puts the parts together
 * and holds nothing else.
 */
import { randomBytes } from 'node:crypto'
import { authorize } from './gate/authorize.ts'
import { createAuthenticator } from './gate/authenticate.ts'
import { globalContext } from './gate/global-context.ts'
import { loadInstallationKey } from './gate/installation-key.ts'
import { createVerifiedPayloads } from './gate/s3-payload.ts'
import { createSessions } from './gate/sessions.ts'
import { accountServices } from './account-services.ts'
import { administrators } from './administrators.ts'
import { systemClock, type Clock } from './clock.ts'
import { UserError } from './errors.ts'
import { readHeaders } from './http/header-reader.ts'
import { createPipeline } from './http/pipeline.ts'
import { startHttpServer } from './http/server.ts'
import type { RandomBytes } from './random.ts'
import { createRealism, instant } from './realism/realism.ts'
import { serveDistributions } from './distribution-front.ts'
import { openEngine } from './services/dynamodb/engine.ts'
import { bucketPolicies } from './services/s3/bucket-policy.ts'
import { followTemplate } from './follow-template.ts'
import { openAccount } from './open-account.ts'
import { accountStacks } from './stacks/account-stacks.ts'
import type { LocalStackConfig } from './stack-config.ts'
import { isBucketEmpty } from './stacks/resource-store.ts'
import { openState } from './state/open-state.ts'
import { usedReport, type TemplateReport } from './template-report.ts'
import { loadTemplateVersion } from './template/load-template.ts'
import { templateVersion, type WatchTiming } from './template/watch-template.ts'

export const region = 'us-west-2'
export const account = '123456789012'
export const stackName = 'leading-key'

export interface StandInOptions {
  /** Path of the CloudFormation template; `undefined` for an account without a stack. */
  readonly template: string | undefined
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
  /** Milliseconds that CloudFormation takes at least for each resource. Default 20. */
  readonly stackStepMs?: number | undefined
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
  /** The template's outputs by key, as of the start. None without a template. */
  readonly outputs: Readonly<Record<string, string>>
  /** What the app reads as `/config.json`, as of now. @throws UserError without a template */
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

  const warn = (lines: readonly string[]) => {
    if (lines.length > 0) log(lines.join('\n'))
  }

  const { template } = options
  const known = template === undefined ? undefined : await templateVersion(template)
  // Before the state is touched: a template that cannot be used must not cost anybody their data.
  const version = template === undefined ? undefined : loadTemplateVersion(template)
  const realism =
    options.realism === undefined ? instant : createRealism({ ...options.realism, clock })
  const opened = new Opened()
  try {
    const { fresh = false, watch = false } = options
    const state = opened.add(await openState(options.dataDir, { clock, random, fresh }))
    const { identities } = state
    const engine = opened.add(
      openEngine({
        path: state.paths.dynamodb,
        region,
        account,
        readLag: realism.readLag,
        reportBug,
      }),
    )
    const { followed, made, live } = opened.add(
      await openAccount({
        version,
        stackName,
        region,
        account,
        state,
        resources: {
          makeTable: engine.ensureTable,
          hasTable: engine.hasTable,
          deleteTable: engine.deleteTable,
          deleteIdentities: (poolId) => identities.deleteIdentitiesOf(poolId),
          isBucketEmpty: (bucket) => isBucketEmpty(state.objects, bucket),
        },
        random,
        clock,
        stepMs: options.stackStepMs,
        reportBug,
      }),
    )
    const rolesInForce = realism.policies(live)
    if (followed !== undefined) warn(followed.warnings())

    const sessions = createSessions({
      installationKey: await loadInstallationKey(options.dataDir, random),
      clock,
      random,
    })
    const payloads = createVerifiedPayloads()
    const authenticate = createAuthenticator({
      region,
      sessions,
      roles: rolesInForce,
      users: administrators,
      clock,
      payloads,
    })
    const buckets = () => live.parts().buckets
    const policyOf = bucketPolicies({ account, buckets })

    const server = opened.add(
      await startHttpServer({
        port: options.port,
        reportBug,
        handle: realism.pipeline(
          serveDistributions(
            {
              account,
              distributions: () => live.parts().distributions,
              buckets,
              objects: state.objects,
              newId: () => Buffer.from(random(42)).toString('base64url'),
              reportBug,
            },
            createPipeline({
              region,
              random,
              reportBug,
              services: accountServices({
                region,
                account,
                engine: realism.engine(engine),
                limited: (service) => realism.cognito(service),
                state,
                sessions,
                live,
                stacks: accountStacks(made, followed),
                users: administrators,
                warn,
                clock,
                random,
              }),
              authenticate,
              openPayload: payloads.open,
              authorize: (caller, service, requests, globals) =>
                authorize(caller, service, requests, globals, {
                  tagsOf: live.tagsOf,
                  owner: account,
                  policyOf,
                }),
              globalContext: ({ rawHeaders }, sourceIp) =>
                globalContext({
                  region,
                  sourceIp,
                  userAgent: readHeaders(rawHeaders).first('user-agent'),
                  now: clock.now(),
                }),
            }),
          ),
        ),
      }),
    )

    let refusal: TemplateReport | undefined
    const isWatched = watch !== false && template !== undefined
    if (isWatched && known !== undefined && followed) {
      const { timing = {} } = typeof watch === 'object' ? watch : {}
      const onRefusal = (report: TemplateReport | undefined) => {
        refusal = report
      }
      opened.add(followTemplate({ file: template, known, stack: followed, log, onRefusal, timing }))
    }
    return {
      url: server.url,
      outputs: followed?.outputs() ?? {},
      config() {
        if (followed === undefined) throw emptyAccount()
        const report = refusal ?? usedReport(followed.oddParts())
        return {
          ...followed.config(),
          ...(isWatched && { followsTemplate: true as const }),
          ...(report && { template: report }),
          endpoint: server.url,
        }
      },
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

function emptyAccount(): UserError {
  return new UserError('The account has no stack of a template file, so there is no app in it.', {
    resolution: 'Start without --empty.',
  })
}
