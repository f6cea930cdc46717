import { describe, expect, it } from 'vitest'
import { signIn } from './sign-in.ts'
import { AwsError, createFakeAccount } from './testing/fake-account.ts'

describe('an account that has not enabled the Region', () => {
  function unknownHere() {
    const account = createFakeAccount()
    account.around.before = () => {
      throw new AwsError(
        'InvalidClientTokenId',
        'The security token included in the request is invalid.',
      )
    }
    return account.connect(undefined, { region: 'ap-east-1' })
  }

  it('is told from wrong keys by asking elsewhere', async () => {
    const me = { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/me' }
    await expect(signIn(unknownHere(), () => Promise.resolve(me))).rejects.toMatchObject({
      message: 'The account 123456789012 has not enabled the Region ap-east-1.',
    })
  })

  it('is none where the keys are wrong everywhere', async () => {
    const wrong = new AwsError('InvalidClientTokenId', '')
    await expect(signIn(unknownHere(), () => Promise.reject(wrong))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    })
  })
})
