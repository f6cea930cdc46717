/** A player's clock may be wrong: the SDK learns AWS's from the first refusal, and nothing of ours stands in its way. */
import { expect, it } from 'vitest'
import { aStackConfig } from '../testing/builders.ts'
import { awsError, createFakeCloud, json } from '../testing/fake-cloud.ts'
import { createAws } from './create-aws.ts'

it.each([
  [-20, 'Signature expired: …'],
  [20, 'Signature not yet current: …'],
])('reads the scores with a clock that is %i minutes off', async (minutes, message) => {
  const awsNow = () => new Date(Date.now() - minutes * 60_000)
  const cloud = createFakeCloud({ now: awsNow })
  const aws = createAws(aStackConfig(), { storage: undefined, transport: cloud.transport })
  cloud.on('Query', ({ headers }) => {
    const signedAt = (headers['x-amz-date'] ?? '').replace(
      /^(....)(..)(..T..)(..)(..Z)$/,
      '$1-$2-$3:$4:$5',
    )
    const isOff = Math.abs(Date.parse(signedAt) - awsNow().getTime()) > 15 * 60_000
    const answer = isOff ? awsError('InvalidSignatureException', message) : json({ Items: [] })
    return { ...answer, headers: { ...answer.headers, date: awsNow().toUTCString() } }
  })
  expect(await aws.scores.listOwnPartition()).toEqual([])
  expect(await aws.scores.listOwnPartition()).toEqual([])
  // Refused once, and rightly signed from then on.
  expect(cloud.operations().filter((name) => name === 'Query')).toHaveLength(3)
  expect(aws.wire.snapshot().filter(({ operation }) => operation === 'Query')).toHaveLength(3)
})
