import { describe, expect, it } from 'vitest'
import { firstFailure, stackType, type ResourceEvent } from './stack-events.ts'

let count = 0
function event(logicalId: string, status: string, reason = ''): ResourceEvent {
  const type = logicalId === 'leading-key' ? stackType : 'AWS::IAM::Role'
  return { id: String(++count), at: new Date(0), logicalId, type, physicalId: '', status, reason }
}

describe('why a stack failed', () => {
  it('is the first failure that is no consequence of another', () => {
    const why = firstFailure([
      event('leading-key', 'CREATE_IN_PROGRESS', 'User Initiated'),
      event('PlayerRole', 'CREATE_FAILED', 'Resource creation cancelled'),
      event('GuestRole', 'CREATE_FAILED', 'Role with name x already exists.'),
      event('Table', 'CREATE_FAILED', 'Something else'),
      event('leading-key', 'ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to create'),
    ])
    expect(why?.logicalId).toBe('GuestRole')
  })

  it('is what the stack says where no resource says anything', () => {
    const why = firstFailure([
      event('GuestRole', 'UPDATE_FAILED', 'Resource update cancelled'),
      event('leading-key', 'UPDATE_FAILED', 'Cancelled by the user'),
    ])
    expect(why?.reason).toBe('Resource update cancelled')
    expect(firstFailure([event('GuestRole', 'CREATE_COMPLETE')])).toBeUndefined()
  })
})
