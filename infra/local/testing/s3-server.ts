/**
 * S3 alone behind its gate, for tests: buckets as they are given, the two administrators, guests of one role, a clock to turn.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { S3Client, S3ServiceException, type S3ClientConfig } from '@aws-sdk/client-s3'
import type { PolicyDocument } from '../../../src/iam/policy-document.ts'
import { administrators } from '../administrators.ts'
import { createAuthenticator } from '../gate/authenticate.ts'
import { authorize } from '../gate/authorize.ts'
import { globalContext } from '../gate/global-context.ts'
import { createVerifiedPayloads } from '../gate/s3-payload.ts'
import { createSessions } from '../gate/sessions.ts'
import type { SigningKeys } from '../gate/testing/signed-request.ts'
import { createPipeline } from '../http/pipeline.ts'
import { startHttpServer } from '../http/server.ts'
import { bucketPolicies } from '../services/s3/bucket-policy.ts'
import type { Bucket } from '../services/s3/needs.ts'
import { s3Service } from '../services/s3/s3.ts'
import { openObjectStore, type ObjectStore } from '../state/object-store.ts'

export const region = 'us-west-2'
export const account = '123456789012'
export const files = 'player-files'

/** As the template has it for players' files. */
export const ownFiles: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:DeleteObject'],
      Resource: `arn:aws:s3:::${files}/\${cognito-identity.amazonaws.com:sub}/*`,
    },
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${files}/\${cognito-identity.amazonaws.com:sub}/*.png`,
    },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${files}`,
      Condition: { StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' } },
    },
  ],
}

export const guestRoleName = 'leading-key-GuestRole-1A2B3C'
export const guestArn = `arn:aws:sts::${account}:assumed-role/${guestRoleName}/CognitoIdentityCredentials`

export const filesBucket: Bucket = {
  name: files,
  cors: [
    {
      allowedOrigins: ['https://game.example', 'http://localhost:*'],
      allowedMethods: ['GET', 'PUT', 'DELETE'],
      allowedHeaders: ['*'],
      exposedHeaders: ['ETag', 'x-amz-request-id'],
      maxAgeSeconds: 600,
    },
  ],
  blockPublicAccess: true,
}

export interface S3Server {
  readonly url: string
  readonly bugs: readonly unknown[]
  readonly objects: ObjectStore
  readonly administrator: SigningKeys
  /** Of another account. */
  readonly stranger: SigningKeys
  guest(identityId: string): Promise<SigningKeys>
  /** Takes the place of all buckets. */
  setBuckets(buckets: readonly Bucket[]): void
  setNow(now: Date | undefined): void
  client(keys: SigningKeys, config?: S3ClientConfig): S3Client
  close(): Promise<void>
}

/** @param now Default: as the system has it. */
export async function startS3Server(now?: Date): Promise<S3Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-s3-'))
  const random = (sizeBytes: number) => randomBytes(sizeBytes)
  const objects = await openObjectStore(folder, random)
  const bugs: unknown[] = []
  let present = now
  let buckets: readonly Bucket[] = [filesBucket]
  const clock = { now: () => present ?? new Date() }
  const sessions = createSessions({ installationKey: new Uint8Array(32).fill(7), clock, random })
  const policies = [{ policyName: 'OwnFiles', document: ownFiles }]
  const role = {
    roleName: guestRoleName,
    path: '/',
    arn: `arn:aws:iam::${account}:role/${guestRoleName}`,
    roleId: 'AROAGUESTROLE23456723',
    account,
    trustPolicy: { Version: '2012-10-17', Statement: [] } as const,
    policies,
  }
  const payloads = createVerifiedPayloads()
  const needs = { account, buckets: () => buckets }
  const server = await startHttpServer({
    port: 0,
    reportBug: (error) => bugs.push(error),
    handle: createPipeline({
      region,
      random,
      reportBug: (error) => bugs.push(error),
      services: {
        json: [],
        query: [],
        paths: [],
        rest: [s3Service({ ...needs, region, createdAt: () => new Date(0), objects, clock })],
      },
      authenticate: createAuthenticator({
        region,
        sessions,
        roles: { find: (name) => (name === role.roleName ? role : undefined) },
        users: administrators,
        clock,
        payloads,
      }),
      openPayload: payloads.open,
      authorize: (caller, service, requests, globals) =>
        authorize(caller, service, requests, globals, {
          owner: account,
          policyOf: bucketPolicies(needs),
        }),
      globalContext: (_request, sourceIp) =>
        globalContext({ region, sourceIp, userAgent: undefined, now: clock.now() }),
    }),
  })
  return {
    url: server.url,
    bugs,
    objects,
    administrator: administrators[0],
    stranger: administrators[1],
    async guest(identityId) {
      const issued = await sessions.issueSession({
        role,
        sessionName: 'CognitoIdentityCredentials',
        webIdentity: {
          provider: 'cognito-identity.amazonaws.com',
          sub: identityId,
          aud: 'us-west-2:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
          amr: ['unauthenticated'],
        },
        sessionPolicies: 'cognito-guest',
      })
      return issued
    },
    setBuckets(changed) {
      buckets = changed
    },
    setNow(date) {
      present = date
    },
    client: (keys, config = {}) =>
      new S3Client({
        region,
        endpoint: server.url,
        credentials: keys,
        maxAttempts: 1,
        forcePathStyle: true,
        ...config,
      }),
    async close() {
      await server.close()
      await objects.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Name, message and status with which the SDK's request was refused. @throws Error where it was not */
export async function s3Refusal(attempt: Promise<unknown>) {
  const error: unknown = await attempt.then(
    () => 'granted',
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof S3ServiceException)) throw new Error(`No refusal: ${String(error)}`)
  return { name: error.name, message: error.message, status: error.$metadata.httpStatusCode }
}

/** What is stored in the bucket for players' files, in the order of its keys. */
export async function keysIn({ objects }: S3Server): Promise<string[]> {
  const walk = objects.walk(files)
  const keys: string[] = []
  for (let each = await walk.next(); each !== undefined; each = await walk.next())
    keys.push(each.key)
  await walk.close()
  return keys
}
