import { describe, expect, it } from 'vitest'
import { destroy } from './destroy.ts'
import { createFakeAccount } from './testing/fake-account.ts'
import { createRecordingTerminal } from './testing/recording-terminal.ts'
import { appBucket, runDeploy, runDestroy } from './testing/runs.ts'

describe('destroy', () => {
  it('leaves nothing, and finds nothing the second time', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const terminal = await runDestroy(account)
    expect(terminal.text()).toContain('All scores and files of players are deleted for good.')
    expect(terminal.text()).toContain('The stack leading-key is gone.')
    expect(account.buckets.size).toBe(0)
    expect((await runDestroy(account)).text()).toContain(
      'There is no stack leading-key here. Nothing to destroy.',
    )
  })

  it('keeps table and files where they are retained, and says how to be rid of them', async () => {
    const account = createFakeAccount()
    await runDeploy(account, { options: { retain: true } })
    const [files] = [...account.buckets].find(([name]) => name.includes('playerfiles')) ?? []
    account.buckets.get(files ?? '')?.set('me/avatar.png', {
      body: new Uint8Array(),
      etag: '',
      contentType: 'image/png',
      cacheControl: '',
    })
    const terminal = await runDestroy(account)
    expect(terminal.text()).toMatch(/keep +GameScores/)
    expect(terminal.text()).not.toContain('deleted for good')
    expect([...account.buckets.keys()]).toEqual([files])
    expect(account.buckets.get(files ?? '')?.size).toBe(1)
    expect(terminal.text()).toContain(
      'aws dynamodb delete-table --table-name GameScores --region us-west-2',
    )
    expect(terminal.text()).toContain(`aws s3 rb s3://${files ?? ''} --force --region us-west-2`)
  })

  it('asks first', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const terminal = createRecordingTerminal(false)
    const options = { stack: 'leading-key', yes: false }
    await expect(destroy(options, { aws: account.connect(), terminal })).rejects.toThrow(
      'Nothing was changed.',
    )
    expect(terminal.questions).toEqual(['Delete this? [y/N] '])
    expect(appBucket(account).size).toBe(7)
  })

  it('empties a bucket again that somebody filled meanwhile', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const objects = appBucket(account)
    let hasFilled = false
    account.around.after = (operation) => {
      if (operation !== 'DeleteStack' || hasFilled) return
      hasFilled = true
      const body = new Uint8Array()
      objects.set('late.png', { body, etag: '', contentType: '', cacheControl: '' })
    }
    const terminal = await runDestroy(account)
    expect(terminal.text()).toContain('Something was put into a bucket meanwhile. Once more.')
    expect(account.buckets.size).toBe(0)
    expect(account.stacks[0]?.status).toBe('DELETE_COMPLETE')
  })

  it('removes what a failed creation left', async () => {
    const account = createFakeAccount()
    account.trouble.failing = { logicalId: 'GuestRole', reason: 'no' }
    await expect(runDeploy(account)).rejects.toThrow('GuestRole: no')
    await runDestroy(account)
    expect(account.stacks[0]?.status).toBe('DELETE_COMPLETE')
  })

  it('empties nothing of a stack that is protected', async () => {
    const account = createFakeAccount()
    await runDeploy(account)
    const [stack] = account.stacks
    if (stack !== undefined) stack.isProtected = true
    await expect(runDestroy(account)).rejects.toMatchObject({
      message: 'The stack leading-key is protected against deletion.',
      resolution: expect.stringContaining('termination protection') as string,
    })
    expect(appBucket(account).size).toBe(7)
  })
})
