/**
 * What AWS is like besides right: slow at times, stale, throttled. Off unless asked for, and then it costs nothing. All of
 * it is drawn from one seed, so that a run repeats as far as its requests come in the same order.
 */
import type { Clock } from '../clock.ts'
import type { Pipeline } from '../http/pipeline.ts'
import type { JsonService } from '../http/route.ts'
import type { Roles } from '../roles.ts'
import type { DynamoDbEngine } from '../services/dynamodb/engine.ts'
import type { ReadLag } from '../services/dynamodb/stale-reads.ts'
import { answerLater, latencyMs } from './latency.ts'
import { limitRequests } from './limited-service.ts'
import { between, seededRandom } from './seeded-random.ts'
import { slowPolicies, type ChangingRoles } from './slow-policies.ts'
import { throttleNowAndThen } from './throttled-engine.ts'
import { createTokenBucket } from './token-bucket.ts'

/** The longest that a read without `ConsistentRead` lags behind. AWS speaks of "a short time" and names no figure. */
const longestReadLagMs = 500
/** AWS's replicas are mostly up to date: of the reads right after a write, so many are not. */
const staleShare = 1 / 3
/** A policy change comes through within this. AWS names no figure. */
const [shortestPolicyDelayMs, longestPolicyDelayMs] = [1000, 4000]
/** One item operation in so many is throttled. */
const throttledOneIn = 50
/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const requestsPerSecond = { GetId: 25, GetCredentialsForIdentity: 200 }

/** Each part of the stand-in that is not like AWS in time, made so. */
export interface Realism {
  readonly readLag: ReadLag | undefined
  engine(engine: DynamoDbEngine): DynamoDbEngine
  cognito(service: JsonService): JsonService
  /** The roles as the gate finds them. */
  policies(roles: ChangingRoles): Roles
  pipeline(handle: Pipeline): Pipeline
}

/** Everything at once, as up to date as can be. */
export const instant: Realism = {
  readLag: undefined,
  engine: (engine) => engine,
  cognito: (service) => service,
  policies: ({ roles }) => roles,
  pipeline: (handle) => handle,
}

export interface RealismOptions {
  readonly seed: number
  readonly clock: Clock
  /** Default: a timer. */
  readonly wait?: (ms: number) => Promise<void>
}

export function createRealism({ seed, clock, wait = sleep }: RealismOptions): Realism {
  const now = () => clock.now().getTime()
  const lags = seededRandom(seed, 'read lag')
  const throttles = seededRandom(seed, 'throttles')
  const delays = seededRandom(seed, 'policy delay')
  const latencies = seededRandom(seed, 'latency')

  return {
    readLag: {
      now,
      nextMs: () => lagOf(lags()),
      longestMs: longestReadLagMs,
    },
    engine: (engine) => throttleNowAndThen(engine, { random: throttles, oneIn: throttledOneIn }),
    cognito: (service) =>
      limitRequests(
        service,
        Object.fromEntries(
          Object.entries(requestsPerSecond).map(([name, perSecond]) => [
            name,
            createTokenBucket({ perSecond, now }),
          ]),
        ),
      ),
    policies: (roles) =>
      slowPolicies(roles, {
        now,
        nextDelayMs: () => between(delays, shortestPolicyDelayMs, longestPolicyDelayMs),
      }),
    pipeline: (handle) => answerLater(handle, wait, () => latencyMs(latencies)),
  }
}

/** None for most, and any up to the longest for the rest. One number for each read, so that none shifts the next. */
function lagOf(drawn: number): number {
  return Math.max(0, 1 - (1 - drawn) / staleShare) * longestReadLagMs
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
