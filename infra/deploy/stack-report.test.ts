import { describe, expect, it } from 'vitest'
import { startProgress } from './progress.ts'
import { createStackReport } from './stack-report.ts'
import { stackType, type ResourceEvent } from './stack-events.ts'
import { createRecordingTerminal } from './testing/recording-terminal.ts'

function event(logicalId: string, status: string, atSeconds: number, reason = ''): ResourceEvent {
  const type = logicalId === 'leading-key' ? stackType : 'AWS::IAM::Role'
  const at = new Date(atSeconds * 1000)
  return { id: String(atSeconds), at, logicalId, type, physicalId: '', status, reason }
}

function aReport() {
  const terminal = createRecordingTerminal()
  const progress = startProgress({ ...terminal, line: () => undefined }, 2, 'x')
  return { terminal, report: createStackReport(terminal, progress, 2, 0) }
}

describe('a line', () => {
  it('is for each resource that is done, with its number and the time it took', () => {
    const { terminal, report } = aReport()
    report.take(event('leading-key', 'CREATE_IN_PROGRESS', 0))
    report.take(event('GuestRole', 'CREATE_IN_PROGRESS', 1))
    report.take(event('GuestRole', 'CREATE_IN_PROGRESS', 2, 'Resource creation Initiated'))
    report.take(event('GuestRole', 'CREATE_COMPLETE', 18))
    report.take(event('PlayerRole', 'DELETE_SKIPPED', 18))
    expect(terminal.lines).toEqual([
      '  1 of 2  created  GuestRole            AWS::IAM::Role  17 s',
      '  2 of 2  kept  PlayerRole           AWS::IAM::Role',
    ])
    expect(report.done).toBe(2)
  })

  it('is for each failure, with its reason, and for going back', () => {
    const { terminal, report } = aReport()
    report.take(event('GuestRole', 'CREATE_FAILED', 1, 'No.'))
    report.take(event('leading-key', 'ROLLBACK_IN_PROGRESS', 2))
    report.take(event('leading-key', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 3))
    expect(terminal.lines).toEqual([
      '  FAILED  GuestRole: No.',
      '  going back to how it was before',
    ])
    expect(report.done).toBe(0)
  })

  it('says again after a minute what takes so long', () => {
    const { terminal, report } = aReport()
    report.take(event('Distribution', 'CREATE_IN_PROGRESS', 0))
    report.look(59_000)
    expect(terminal.lines).toEqual([])
    report.look(60_000)
    report.look(61_000)
    expect(terminal.lines).toEqual(['  still at Distribution'])
  })
})
