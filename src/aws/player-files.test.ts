import { expect, it } from 'vitest'
import type { StackConfig } from '../config/stack-config.ts'
import type { Attempt } from '../domain/attempt.ts'
import { pictureKey } from '../domain/picture.ts'
import { aStackConfig, anIdentityId, testNow } from '../testing/builders.ts'
import { createFakeCloud, json, xml } from '../testing/fake-cloud.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createAws } from './create-aws.ts'

const png = new Blob(['not really'], { type: 'image/png' })
const pathOfMine = `/files/${encodeURIComponent(anIdentityId('1'))}/avatar.png`
const denial = `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>User: arn:… is not authorized</Message></Error>`

function list(...keys: readonly string[]) {
  const contents = keys
    .map((key) => `<Contents><Key>${key}</Key><ETag>"1"</ETag></Contents>`)
    .join('')
  return xml(`<?xml version="1.0"?><ListBucketResult>${contents}</ListBucketResult>`)
}

/** A bucket with one object at most: the picture of the first identity. */
function setUp(changes: Partial<StackConfig> = { filesBucket: 'files' }) {
  const cloud = createFakeCloud()
  const storage = createMemoryStorage()
  let stored: string | undefined
  cloud.on('PutObject', () => {
    stored = 'not really'
    return { status: 200, headers: { etag: '"1"' }, body: '' }
  })
  cloud.on('DeleteObject', () => ((stored = undefined), { status: 204, body: '' }))
  cloud.on('ListObjectsV2', () =>
    stored === undefined ? list() : list(pictureKey(anIdentityId('1'))),
  )
  cloud.on('GetObject', () => ({
    status: 200,
    headers: { 'content-type': 'image/png' },
    body: stored ?? '',
  }))
  const openAgain = () =>
    createAws(aStackConfig(changes), {
      storage,
      now: () => testNow,
      transport: cloud.transport,
    })
  const onFiles = () => cloud.operations().filter((operation) => operation.includes('Object'))
  return { aws: openAgain(), openAgain, cloud, onFiles }
}

it('asks S3 for nothing where the player never saved a picture', async () => {
  const { aws, onFiles } = setUp()
  expect(await aws.files.readPicture()).toBeUndefined()
  expect(onFiles()).toEqual([])
})

it('saves a picture below the own prefix, and finds it at the next visit', async () => {
  const { aws, openAgain, cloud, onFiles } = setUp()
  await aws.files.savePicture(png)
  const put = cloud.requests.at(-1)
  expect(new URL(put?.url ?? '').pathname).toBe(pathOfMine)
  expect(put?.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, no-cache',
  })
  const found = await openAgain().files.readPicture()
  expect(await found?.text()).toBe('not really')
  expect(onFiles()).toEqual(['PutObject', 'ListObjectsV2', 'GetObject'])
})

it('asks no more for a picture that is gone, wherever it was removed', async () => {
  const { aws, openAgain, cloud, onFiles } = setUp()
  await aws.files.savePicture(png)
  cloud.on('ListObjectsV2', () => list())
  expect(await openAgain().files.readPicture()).toBeUndefined()
  expect(onFiles().slice(1)).toEqual(['ListObjectsV2'])
  expect(await openAgain().files.readPicture()).toBeUndefined()
  await aws.files.savePicture(png)
  await aws.files.removePicture()
  expect(await openAgain().files.readPicture()).toBeUndefined()
  expect(onFiles().slice(2)).toEqual(['PutObject', 'DeleteObject'])
})

it('shows in the wire what it sent, without the identity ID and without bytes', async () => {
  const { aws } = setUp()
  await aws.files.savePicture(png)
  await aws.files.readPicture()
  const [put, listing, get] = aws.wire.snapshot().filter(({ service }) => service === 's3')
  expect(put).toMatchObject({
    operation: 'PutObject',
    url: 'http://localhost:4566/files/us-west-2%3A1111····/avatar.png?x-id=PutObject',
    request: { body: '(10 bytes of image/png)' },
    status: 200,
  })
  expect(listing?.url).toContain('list-type=2&prefix=us-west-2%3A1111····%2Favatar.png')
  expect(get?.response?.body).toBe('(10 bytes of image/png)')
  expect(JSON.stringify(aws.wire.snapshot())).not.toContain(anIdentityId('1').slice(10))
})

it('gives a denial of S3 as one', async () => {
  const { aws, cloud } = setUp()
  cloud.on('PutObject', () => xml(denial, 403))
  await expect(aws.files.savePicture(png)).rejects.toMatchObject({
    name: 'Failure',
    kind: 'denied',
    code: 'AccessDenied',
    status: 403,
  })
})

const getObject: Attempt = {
  id: 'get-object',
  operation: 'GetObject',
  group: 'reach files',
  title: 'Read a picture',
  input: (aim, { filesBucket, ownIdentityId, rivalIdentityId }) => ({
    Bucket: filesBucket,
    Key: pictureKey(aim === 'own' ? ownIdentityId : rivalIdentityId),
  }),
  expected: { own: 'granted', rival: 'denied' },
  needsOwnItem: true,
  leavesOwnItem: true,
}

it('prepares an attempt on the own prefix and cleans up after it', async () => {
  const { aws } = setUp()
  expect(await aws.attempts.run(getObject, 'own')).toMatchObject({ kind: 'granted', status: 200 })
  const onFiles = aws.wire.snapshot().filter(({ service }) => service === 's3')
  expect(onFiles.map(({ operation, purpose, seat }) => [operation, purpose, seat])).toEqual([
    ['PutObject', 'set-up', 'me'],
    ['GetObject', undefined, 'me'],
    ['DeleteObject', 'clean-up', 'me'],
  ])
  expect(onFiles.every(({ url }) => url.includes('test-range') || url.includes('avatar'))).toBe(
    true,
  )
})

it('lets the rival have a picture before the first attempt on it, and look at it afterwards', async () => {
  const { aws, cloud } = setUp()
  expect(await aws.attempts.rivalChecksOwnFiles()).toBeUndefined()
  cloud.on('GetObject', () => xml(denial, 403))
  const denied = { kind: 'denied', status: 403, code: 'AccessDenied' }
  expect(await aws.attempts.run(getObject, 'rival')).toMatchObject(denied)
  expect(await aws.attempts.run(getObject, 'rival')).toMatchObject(denied)
  const onFiles = aws.wire.snapshot().filter(({ service }) => service === 's3')
  expect(onFiles.map(({ operation, purpose, seat }) => [operation, purpose, seat])).toEqual([
    ['PutObject', 'set-up', 'rival'],
    ['GetObject', undefined, 'me'],
    ['GetObject', undefined, 'me'],
  ])
  const rivalKey = pictureKey((await aws.rival.open()).identityId)
  cloud.on('ListObjectsV2', () => list(rivalKey))
  expect(await aws.attempts.rivalChecksOwnFiles()).toEqual({
    before: [{ name: 'avatar.png', etag: '"1"' }],
    after: [{ name: 'avatar.png', etag: '"1"' }],
  })
})

it('says that IAM kept the rival from having a picture, until it no longer does', async () => {
  const { aws, cloud } = setUp()
  cloud.on('GetObject', () => xml(denial, 403))
  cloud.on('PutObject', () => xml(denial, 403))
  expect(await aws.attempts.run(getObject, 'rival')).toMatchObject({ kind: 'denied' })
  expect(await aws.attempts.rivalChecksOwnFiles()).toBe('denied')
  cloud.on('PutObject', () => ({ status: 200, headers: { etag: '"1"' }, body: '' }))
  cloud.on('ListObjectsV2', () => list())
  await aws.attempts.run(getObject, 'rival')
  expect(await aws.attempts.rivalChecksOwnFiles()).toMatchObject({ after: [] })
})

it('says so where the stack has no bucket for files', async () => {
  const { aws, cloud } = setUp({})
  cloud.on('Query', () => json({ Items: [] }))
  await expect(aws.files.savePicture(png)).rejects.toThrow('names no bucket')
})
