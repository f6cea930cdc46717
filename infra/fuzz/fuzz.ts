/**
 * Sends random requests to a stand-in of its own and looks for one that fails, hangs, or is granted though it should not be.
 * What it finds is told with the seed and the smallest request that shows it.
 */
import fc from 'fast-check'
import {
  administratorCredentials,
  startTestStandIn,
  type Guest,
  type TestStandIn,
} from '../local/testing/start-test-stand-in.ts'
import { fuzzCase, type FuzzCase } from './fuzz-case.ts'
import { objectionsTo } from './objections.ts'
import { createSender, type Sender } from './send.ts'
import { signed, spoils } from './signed-headers.ts'
import { mine, rivals } from './values.ts'

export interface FuzzOptions {
  readonly durationMs: number
  readonly seed: number
  readonly log?: (line: string) => void
  /** The search ends when so many were found. Default 5. */
  readonly maxFindings?: number
  /** Default: the game's. Another one shows whether the search finds what that one lets through. */
  readonly template?: string
}

export interface Finding {
  readonly seed: number
  readonly message: string
  /** The smallest request that shows it. */
  readonly fuzzCase: FuzzCase | undefined
}

export interface FuzzReport {
  readonly requests: number
  /** How many answers of each kind there were: `200 UpdateItem`, `400 AccessDeniedException`… */
  readonly answers: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

/** Longer, and the process would not give an answer at all. */
const timeoutMs = 15_000
const maxHeapBytes = 1024 ** 3
/** In items of the rival, to be recognized wherever they turn up. */
const secret = 'secret-of-the-rival-0123456789'

export async function fuzz({
  durationMs,
  seed,
  log = () => undefined,
  maxFindings = 5,
  template,
}: FuzzOptions): Promise<FuzzReport> {
  const until = performance.now() + durationMs
  const answers: Record<string, number> = {}
  const findings: Finding[] = []
  let requests = 0
  const arena = await openArena(template)
  try {
    for (let round = 0; performance.now() < until && findings.length < maxFindings; round++) {
      const property = fc.asyncProperty(fuzzCase, async (one) => {
        requests++
        const kind = await arena.attack(one)
        answers[kind] = (answers[kind] ?? 0) + 1
      })
      const result = await fc.check(property, {
        seed: seed + round,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: Math.max(1, until - performance.now()),
        markInterruptAsFailure: false,
      })
      // Out of time before the first request: fast-check calls that failed, without a case.
      if (!result.failed || result.counterexample === null) continue
      const { errorInstance: error, counterexample, counterexamplePath } = result
      const message = error instanceof Error ? error.message : String(error)
      const finding = { seed: seed + round, message, fuzzCase: counterexample[0] }
      if (!findings.some((known) => known.message === message)) findings.push(finding)
      log(
        `FOUND with seed ${String(finding.seed)}, path ${counterexamplePath}: ${message}\n${JSON.stringify(finding.fuzzCase)}`,
      )
    }
    const changes = await arena.changesOfRival()
    if (changes !== undefined) {
      log(`FOUND with seed ${String(seed)}: ${changes}`)
      findings.push({ seed, message: changes, fuzzCase: undefined })
    }
    return { requests, answers, findings }
  } finally {
    await arena.close()
  }
}

interface Arena {
  /** @returns what kind of answer came. @throws Error that says what is wrong with it */
  attack(one: FuzzCase): Promise<string>
  changesOfRival(): Promise<string | undefined>
  close(): Promise<void>
}

async function openArena(template: string | undefined): Promise<Arena> {
  const standIn = await startTestStandIn(template === undefined ? {} : { template })
  const sender = createSender(standIn.url, timeoutMs)
  const me = await standIn.openGuest()
  const rival = await standIn.openGuest()
  await put(sender, standIn, rival)
  const before = await itemsOf(sender, standIn, rival)
  let seenBugs = 0

  return {
    async attack(one) {
      const isGuest = one.signer === 'guest'
      const replacements: readonly (readonly [string, string])[] = [
        [mine, me.identityId],
        // An administrator may write there, and would: the rival's items are to stay as they are.
        [rivals, isGuest ? rival.identityId : 'nobody'],
        ['@pool@', standIn.outputs['IdentityPoolId'] ?? ''],
      ]
      const text = replacements.reduce((all, [from, to]) => all.replaceAll(from, to), one.body)
      const keys = isGuest ? me.credentials : administratorCredentials
      const { headers, body } = signed(
        {
          host: new URL(standIn.url).host,
          target: one.operation.target,
          body: text,
          contentType: one.contentType,
        },
        { keys, others: rival.credentials, now: new Date() },
        one.tampering,
      )
      const reply = await sender.send([...headers, ...one.extraHeaders], body)
      const objections = objectionsTo(reply, {
        fuzzCase: one,
        body,
        isSpoilt: spoils(one.tampering, keys),
        identityId: me.identityId,
        secret,
      })
      const bugs = standIn.bugs.slice(seenBugs)
      seenBugs = standIn.bugs.length
      objections.push(...bugs.map((bug) => `a bug was logged: ${bug}`))
      const { heapUsed } = process.memoryUsage()
      if (heapUsed > maxHeapBytes) objections.push(`the heap has ${String(heapUsed)} bytes`)
      if (objections.length > 0) throw new Error(objections.join('\n'))
      return kindOf(reply.status, reply.body, one.operation.target)
    },
    async changesOfRival() {
      const after = await itemsOf(sender, standIn, rival)
      return after === before ? undefined : `the rival's items were ${before} and are ${after}`
    },
    async close() {
      sender.close()
      await standIn.close()
    },
  }
}

function kindOf(status: number, body: string, target: string): string {
  if (status === 200) return `200 ${target.split('.')[1] ?? ''}`
  const type = /"__type":"(?:[^"#]*#)?(\w+)"/.exec(body)?.[1] ?? ''
  return `${String(status)} ${type}`
}

async function asked(
  sender: Sender,
  standIn: TestStandIn,
  keys: Guest['credentials'] | typeof administratorCredentials,
  operation: string,
  input: unknown,
): Promise<string> {
  const { headers, body } = signed(
    {
      host: new URL(standIn.url).host,
      target: `DynamoDB_20120810.${operation}`,
      body: JSON.stringify(input),
      contentType: 'application/x-amz-json-1.0',
    },
    { keys, others: keys, now: new Date() },
    'none',
  )
  const reply = await sender.send(headers, body)
  if (reply.status !== 200) throw new Error(`${operation} was answered ${reply.body}`)
  return reply.body
}

async function put(sender: Sender, standIn: TestStandIn, rival: Guest): Promise<void> {
  for (const title of ['Meteor Blasters', 'Test Range'])
    await asked(sender, standIn, rival.credentials, 'PutItem', {
      TableName: 'GameScores',
      Item: {
        UserId: { S: rival.identityId },
        GameTitle: { S: title },
        TopScore: { N: '9' },
        TopScoreDateTime: { S: secret },
      },
    })
}

/** The whole partition of the rival, as an administrator sees it. */
function itemsOf(sender: Sender, standIn: TestStandIn, rival: Guest): Promise<string> {
  return asked(sender, standIn, administratorCredentials, 'Query', {
    TableName: 'GameScores',
    ConsistentRead: true,
    KeyConditionExpression: 'UserId = :id',
    ExpressionAttributeValues: { ':id': { S: rival.identityId } },
  })
}
