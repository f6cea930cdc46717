/**
 * The player's own prefix of the bucket for players' files: their picture, and attempts on it. Loaded when somebody has a
 * picture or tries for one, since all of S3's client comes with it.
 *
 * A picture that is not there is looked for in a list of the own prefix: to those who may not list the whole bucket, S3 answers a
 * GetObject of it with 403, as if it were forbidden.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'
import type { AttemptOperation } from '../domain/attempt.ts'
import { pictureKey } from '../domain/picture.ts'
import { createS3Client } from './s3-client.ts'
import type { ClientOptions } from './clients.ts'
import type { PlayerFile, PlayerFiles } from './contract.ts'
import type { SigningSessionHolder } from './signing-session-holder.ts'
import type { WireOptions } from './wire-recorder.ts'
import { withFreshCredentials } from './with-fresh-credentials.ts'

/** What attempts need besides. */
export interface SendingPlayerFiles extends PlayerFiles {
  /** Sends an operation of S3 as it stands, with the credentials of the seat. */
  send(
    operation: AttemptOperation,
    input: Readonly<Record<string, unknown>>,
    wire: WireOptions,
  ): Promise<unknown>
  /** All files below the own prefix. */
  listOwnFiles(): Promise<readonly PlayerFile[]>
}

export interface PlayerFilesOptions {
  readonly bucket: string
  readonly holder: SigningSessionHolder
  readonly clients: ClientOptions
}

export function createPlayerFiles({
  bucket: Bucket,
  holder,
  clients,
}: PlayerFilesOptions): SendingPlayerFiles {
  const s3 = createS3Client(clients, holder.credentials)

  async function readPicture(identityId: string): Promise<Blob | undefined> {
    const Key = pictureKey(identityId)
    const list = new ListObjectsV2Command({ Bucket, Prefix: Key })
    const { Contents = [] } = await s3.send(list)
    if (!Contents.some((object) => object.Key === Key)) return undefined
    // The SDK's own type of it needs those of Node, which the app has not.
    const answer = (await s3.send(new GetObjectCommand({ Bucket, Key }))) as unknown
    const { Body } = answer as { readonly Body?: { transformToByteArray(): Promise<Uint8Array> } }
    const bytes = await Body?.transformToByteArray()
    return bytes && new Blob([bytes.slice()], { type: 'image/png' })
  }

  async function savePicture(identityId: string, png: Blob): Promise<void> {
    const put = new PutObjectCommand({
      Bucket,
      Key: pictureKey(identityId),
      Body: new Uint8Array(await png.arrayBuffer()),
      ContentType: 'image/png',
      // Without it, a browser may show what it kept of an older picture.
      CacheControl: 'private, no-cache',
    })
    await s3.send(put)
  }

  async function removePicture(identityId: string): Promise<void> {
    await s3.send(new DeleteObjectCommand({ Bucket, Key: pictureKey(identityId) }))
  }

  async function listOwnFiles(identityId: string): Promise<readonly PlayerFile[]> {
    const Prefix = `${identityId}/`
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))
    return Contents.map(({ Key = '', ETag = '' }) => ({
      name: Key.slice(Prefix.length),
      etag: ETag,
    }))
  }

  return {
    listOwnFiles: () => withFreshCredentials(holder, ({ identityId }) => listOwnFiles(identityId)),
    readPicture: () => withFreshCredentials(holder, ({ identityId }) => readPicture(identityId)),
    savePicture: (png) =>
      withFreshCredentials(holder, ({ identityId }) => savePicture(identityId, png)),
    removePicture: () =>
      withFreshCredentials(holder, ({ identityId }) => removePicture(identityId)),
    send: (operation, input, wire) => sendOperation(s3, operation, input, wire),
  }
}

/** The catalogue's inputs are what these commands take; that they are right is AWS's to say. */
async function sendOperation(
  s3: S3Client,
  operation: AttemptOperation,
  input: Readonly<Record<string, unknown>>,
  wire: WireOptions,
): Promise<unknown> {
  switch (operation) {
    case 'ListObjectsV2':
      return s3.send(new ListObjectsV2Command(input as never), wire)
    case 'GetObject':
      return s3.send(new GetObjectCommand(input as never), wire)
    case 'PutObject':
      return s3.send(new PutObjectCommand(input as never), wire)
    case 'DeleteObject':
      return s3.send(new DeleteObjectCommand(input as never), wire)
    default:
      throw new Error(`${operation} is no operation of S3.`)
  }
}
