import { describe, expect, it } from 'vitest'
import { AwsError, createFakeAccount } from './testing/fake-account.ts'
import { appBucket, runDeploy, runDestroy } from './testing/runs.ts'

describe('a failure', () => {
  it('says the first real reason and what to do, and the next try clears away what is left', async () => {
    const account = createFakeAccount()
    account.trouble.failing = {
      logicalId: 'GameScores',
      reason:
        "Resource of type 'AWS::DynamoDB::Table' with identifier 'GameScores' already exists.",
    }
    await expect(runDeploy(account)).rejects.toMatchObject({
      message:
        "The stack leading-key could not be created. GameScores: Resource of type 'AWS::DynamoDB::Table' with identifier 'GameScores' already exists.",
      resolution: expect.stringContaining('--table-name NAME') as string,
    })
    expect(account.stacks[0]?.status).toBe('ROLLBACK_COMPLETE')

    delete account.trouble.failing
    const { terminal } = await runDeploy(account)
    expect(terminal.text()).toContain('could not be created earlier')
    expect(account.stacks.map(({ status }) => status)).toEqual([
      'DELETE_COMPLETE',
      'CREATE_COMPLETE',
    ])
  })

  it('of a creation leaves nothing in the way of the next one, although what is made is to be kept', async () => {
    const account = createFakeAccount()
    account.trouble.failing = { logicalId: 'Distribution', reason: 'no' }
    await expect(runDeploy(account, { options: { retain: true } })).rejects.toThrow('no')
    expect(account.stacks[0]?.status).toBe('ROLLBACK_COMPLETE')
    expect(account.buckets.size).toBe(0)
  })

  it('of a change set is CloudFormation’s reason, and leaves no empty stack', async () => {
    const account = createFakeAccount()
    account.trouble.refusal = 'Template error: instance of Fn::GetAtt references undefined resource'
    await expect(runDeploy(account)).rejects.toThrow(
      'CloudFormation does not take the template: Template error: instance of Fn::GetAtt',
    )
    expect(account.changeSets.size).toBe(0)
    expect(account.stacks.map(({ status }) => status)).toEqual(['DELETE_COMPLETE'])
  })

  it('of an upload says what to do, and the next try goes on', async () => {
    const account = createFakeAccount()
    let puts = 0
    account.around.before = (operation) => {
      if (operation === 'PutObject' && ++puts === 3)
        throw new AwsError('AccessDenied', 'User: arn:… is not authorized to perform: s3:PutObject')
    }
    await expect(runDeploy(account)).rejects.toThrow('is not authorized to perform: s3:PutObject')
    expect(appBucket(account).has('index.html')).toBe(false)
    delete account.around.before
    const { terminal } = await runDeploy(account)
    expect(appBucket(account).size).toBe(7)
    expect(terminal.text()).toMatch(/Files of the app: [1-5] uploaded, [1-5] unchanged\./)
  })

  it('does not touch a stack of somebody else', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const [stack] = account.stacks
    if (stack !== undefined) stack.description = 'The bank'
    account.calls.length = 0
    const refusal = 'There is a stack leading-key already, and it is none of Leading Key’s.'
    await expect(runDeploy(account)).rejects.toThrow(refusal)
    await expect(runDestroy(account)).rejects.toThrow(refusal)
    expect(account.calls).not.toContain('CreateChangeSet')
    expect(account.calls).not.toContain('DeleteStack')
  })

  it.each([
    [
      'DELETE_FAILED',
      /^Remove what is left of it, then deploy again: npm run destroy -- --region us-west-2$/,
    ],
    ['ROLLBACK_FAILED', /npm run destroy -- --region us-west-2$/],
    ['UPDATE_ROLLBACK_FAILED', /Continue update rollback/],
  ])('of before that left the stack in %s is said, with a way out', async (status, resolution) => {
    const account = createFakeAccount()
    await runDeploy(account)
    const [stack] = account.stacks
    if (stack !== undefined) stack.status = status
    await expect(runDeploy(account)).rejects.toMatchObject({
      message: `The stack leading-key is stuck in ${status}.`,
      resolution: expect.stringMatching(resolution) as string,
    })
  })
})
