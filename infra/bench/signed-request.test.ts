import { describe, expect, it } from 'vitest'
import { startTestStandIn } from '../local/testing/start-test-stand-in.ts'
import { sendCall } from './send-call.ts'
import { createSigner, postBytes } from './signed-request.ts'

describe('createSigner', () => {
  it('signs so that the stand-in believes it, and only for this body', async () => {
    const standIn = await startTestStandIn()
    try {
      const { credentials, identityId } = await standIn.openGuest()
      const { host } = new URL(standIn.url)
      const sign = createSigner(credentials, host)
      const signed = sign({
        service: 'dynamodb',
        amzTarget: 'DynamoDB_20120810.GetItem',
        body: JSON.stringify({
          TableName: 'GameScores',
          Key: { UserId: { S: identityId }, GameTitle: { S: 'Bench' } },
          ProjectionExpression: 'Wins',
        }),
      })

      expect(await sendCall(host, signed)).toMatchObject({ ok: true })
      const changed = { ...signed, body: signed.body.replace('Bench', 'bench') }
      expect(await sendCall(host, changed)).toMatchObject({
        ok: false,
        text: expect.stringContaining('InvalidSignatureException') as string,
      })
    } finally {
      await standIn.close()
    }
  })
})

describe('postBytes', () => {
  it('is a request as HTTP writes it', () => {
    expect(postBytes({ rawHeaders: ['host', 'a'], body: 'é' }).toString()).toBe(
      'POST / HTTP/1.1\r\ncontent-length: 2\r\nhost: a\r\n\r\né',
    )
  })
})
