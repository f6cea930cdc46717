/** A stand-in at a fixed time with two guests, and requests sent to it byte by byte. */
import { administrators } from '../administrators.ts'
import { now, type SigningKeys } from '../gate/testing/signed-request.ts'
import { startTestStandIn, type Guest, type TestStandIn } from './start-test-stand-in.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { sendBytes, toBytes, type RawAnswer } from './raw-http.ts'

export const administrator: SigningKeys = administrators[0]

export interface Ladder {
  readonly standIn: TestStandIn
  readonly guest: Guest
  readonly rival: Guest
  setNow(date: Date): void
  send(request: RawRequest): Promise<RawAnswer>
  /** Status and body of a JSON service's answer. */
  sendJson(request: RawRequest): Promise<readonly [status: number, body: unknown]>
  /** Status, code and message of a query service's refusal. */
  sendQuery(request: RawRequest): Promise<readonly [status: number, code: string, message: string]>
}

export async function openLadder(): Promise<Ladder> {
  let present = now
  const standIn = await startTestStandIn({ clock: { now: () => present } })
  const send = (request: RawRequest) => sendBytes(standIn.url, toBytes(request))
  return {
    standIn,
    guest: await standIn.openGuest(),
    rival: await standIn.openGuest(),
    setNow(date) {
      present = date
    },
    send,
    async sendJson(request) {
      const { status, body } = await send(request)
      return [status, body === '' ? '' : JSON.parse(body)]
    },
    async sendQuery(request) {
      const { status, body } = await send(request)
      return [status, elementOf(body, 'Code'), elementOf(body, 'Message')]
    },
  }
}

/** What every right signature of DynamoDB is scoped to at that time. */
export const scope = '20261122/us-west-2/dynamodb/aws4_request'

/** An `Authorization` header in which nothing but the signature is wrong. */
export const wholeHeader = `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/${scope}, SignedHeaders=host;x-amz-date, Signature=0`

/** ListTables, with nothing of a signature but what is given. */
export function unsignedRequest(rawHeaders: readonly string[], target = '/'): RawRequest {
  return {
    method: 'POST',
    target,
    rawHeaders: [
      'host',
      'localhost:4566',
      'content-type',
      'application/x-amz-json-1.0',
      'x-amz-target',
      'DynamoDB_20120810.ListTables',
      ...rawHeaders,
    ],
    body: Buffer.from('{}'),
  }
}

/** An error of DynamoDB's front as it stands on the wire. */
export function coral(code: string, message?: string) {
  return {
    __type: `com.amazon.coral.service#${code}`,
    ...(message === undefined ? {} : { message }),
  }
}

export const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

function elementOf(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^]*?)</${name}>`).exec(xml)?.[1] ?? `no ${name} in ${xml}`
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
}
