/** What must hold of every answer, whatever was asked. */
import { crc32 } from 'node:zlib'
import type { FuzzCase } from './fuzz-case.ts'
import { objectionTo } from './reading.ts'
import type { Reply } from './send.ts'

/** Longer than any request may take, on a machine that does other things as well. */
export const slowMs = 2000

export interface Asked {
  readonly fuzzCase: FuzzCase
  /** As sent. */
  readonly body: string
  readonly isSpoilt: boolean
  readonly identityId: string
  /** Is in the rival's items, and nowhere else. */
  readonly secret: string
}

/** What is wrong with an answer; empty where nothing is. */
export function objectionsTo(reply: Reply, asked: Asked): string[] {
  const { fuzzCase, body, isSpoilt, identityId, secret } = asked
  const objections: (string | undefined)[] = [
    reply.status === 500 ? `it failed: ${reply.body}` : undefined,
    reply.tookMs > slowMs ? `it took ${reply.tookMs.toFixed()} ms` : undefined,
    objectionToForm(reply),
  ]
  const isGranted = reply.status === 200
  if (isGranted && isSigned(fuzzCase) && isSpoilt)
    objections.push(`it was granted with a spoilt signature: ${fuzzCase.tampering}`)
  if (fuzzCase.signer === 'guest') {
    if (reply.body.includes(secret) && !body.includes(secret))
      objections.push('the answer tells what only the rival may know')
    if (isGranted && isSigned(fuzzCase)) {
      const objection = objectionTo(fuzzCase.operation.target, body, identityId)
      if (objection !== undefined) objections.push(`it was granted, though ${objection}`)
    }
  }
  return objections.filter((objection) => objection !== undefined)
}

/** Two operations of Cognito are open to anyone. */
function isSigned({ operation }: FuzzCase): boolean {
  return operation.target.startsWith('DynamoDB')
}

function objectionToForm({ status, headers, body }: Reply): string | undefined {
  const crc = headers['x-amz-crc32']
  if (crc !== undefined && crc !== String(crc32(body))) return 'its checksum is wrong'
  if (headers['x-amzn-requestid'] === undefined) return 'it has no request ID'
  if (status === 404) return undefined
  if (body.startsWith('<') && body.endsWith('>')) return undefined
  try {
    const parsed = JSON.parse(body) as unknown
    if (typeof parsed !== 'object' || parsed === null) return `its body is ${body}`
    if (status !== 200 && !('__type' in parsed)) return `the error has no type: ${body}`
    return undefined
  } catch {
    return `its body is no JSON: ${body}`
  }
}
