/** The SDK puts a memory of its own around credentials that do not say that they are memoized: it would sign with old ones. */
import { expect, it } from 'vitest'
import { aStackConfig } from '../testing/builders.ts'
import { awsError, createFakeCloud, json } from '../testing/fake-cloud.ts'
import { createAws } from './create-aws.ts'

function setUp() {
  const cloud = createFakeCloud({ now: () => new Date() })
  const aws = createAws(aStackConfig(), { storage: undefined, transport: cloud.transport })
  const keys = () =>
    cloud.requests.flatMap(({ operation, headers }) => {
      const key = /Credential=([^/]+)/.exec(headers['authorization'] ?? '')?.[1]
      return key === undefined ? [] : [`${operation} ${key}`]
    })
  return { cloud, aws, keys }
}

it('signs with the new credentials once AWS refused the old ones', async () => {
  const { cloud, aws, keys } = setUp()
  cloud.on('Query', () =>
    cloud.requests.filter(({ operation }) => operation === 'Query').length === 1
      ? awsError('ExpiredTokenException', 'The security token included in the request is expired')
      : json({ Items: [] }),
  )
  await aws.scores.listOwnPartition()
  expect(keys()).toEqual(['Query ASIAEXAMPLE00001', 'Query ASIAEXAMPLE00002'])
})

it('signs as the new identity once the old one was forgotten', async () => {
  const { cloud, aws, keys } = setUp()
  cloud.on('Query', () => json({ Items: [] }))
  await aws.scores.listOwnPartition()
  aws.me.forget()
  await aws.scores.listOwnPartition()
  expect(keys()).toEqual(['Query ASIAEXAMPLE00001', 'Query ASIAEXAMPLE00002'])
})
