import { expect, it, vi } from 'vitest'
import { operation } from '../http/operation.ts'
import type { JsonService } from '../http/route.ts'
import { limitRequests } from './limited-service.ts'

const run = vi.fn<(input: unknown) => Promise<unknown>>(() => Promise.resolve('done'))

const service: JsonService = {
  signingName: 'cognito-identity',
  title: 'Cognito Identity',
  protocol: {
    kind: 'aws-json',
    targetPrefix: 'AWSCognitoIdentityService',
    contentType: 'application/x-amz-json-1.1',
    errorNamespace: undefined,
    dynamoDbFraming: false,
  },
  operation: (name) =>
    name === 'Unknown'
      ? undefined
      : operation({ name, read: (body) => body, authorize: { public: 'in a test' }, run }),
}

const call = (limited: JsonService, name: string) =>
  (limited.operation(name) as unknown as { run: typeof run }).run('input')

it('refuses what is one too many in the words of AWS, and does nothing for it', async () => {
  const answers = [true, false]
  const limited = limitRequests(service, { GetId: { take: () => answers.shift() ?? false } })
  expect(await call(limited, 'GetId')).toBe('done')
  expect(run).toHaveBeenLastCalledWith('input')
  run.mockClear()
  await expect(call(limited, 'GetId')).rejects.toMatchObject({
    code: 'TooManyRequestsException',
    message: 'Rate exceeded',
    status: 400,
  })
  expect(run).not.toHaveBeenCalled()
})

it('leaves the other operations as they are', async () => {
  const limited = limitRequests(service, { GetId: { take: () => false } })
  expect(await call(limited, 'GetCredentialsForIdentity')).toBe('done')
  expect(limited.operation('Unknown')).toBeUndefined()
})
