/** Break in: its address names the attempt and whose result is shown. An address alone never sends anything. */
import { useLocation, useParams } from 'wouter'
import type { Aim, Attempt } from '../../domain/attempt.ts'
import type { Exchange } from '../../domain/exchange.ts'
import { useRivalCheck } from '../../features/break-in/api/use-rival-check.ts'
import { useRival } from '../../features/break-in/api/use-rival.ts'
import { attemptsOn } from '../../features/break-in/catalogue.ts'
import { BreakIn } from '../../features/break-in/components/break-in.tsx'
import type { SendingAttempts } from '../../features/break-in/use-attempt-results.ts'
import { useSession } from '../../features/session/api/use-session.ts'
import { useStackConfig } from '../../aws/aws-context.tsx'
import { PageHeading } from '../page-heading.tsx'
import { NotFoundPage } from './not-found-page.tsx'

export interface BreakInPageProps {
  readonly sending: SendingAttempts
  readonly exchanges: readonly Exchange[]
}

export function BreakInPage({ sending, exchanges }: BreakInPageProps) {
  const { attemptId, aim } = useParams<{ attemptId?: string; aim?: string }>()
  const [, navigate] = useLocation()
  const config = useStackConfig()
  const session = useSession()
  const rival = useRival()
  const check = useRivalCheck()
  const attempts = attemptsOn(config)
  const selected = attempts.find(({ id }) => id === attemptId)
  if (attemptId !== undefined && (selected === undefined || !isAim(aim ?? 'rival')))
    return <NotFoundPage />
  return (
    <BreakIn
      heading={
        <PageHeading
          title="Break in"
          documentTitle={
            selected ? `${selected.label ?? selected.operation} · Break in` : 'Break in'
          }
        />
      }
      attempts={attempts}
      selected={selected}
      aim={(aim ?? selected?.shownFirst) === 'own' ? 'own' : 'rival'}
      results={sending.results}
      config={config}
      exchanges={exchanges}
      me={session.data}
      rival={rival}
      rivalCheck={{
        after: check.data,
        error: check.error,
        checking: check.isPending,
        run: () => {
          check.mutate()
        },
      }}
      onChoose={(attempt) => {
        navigate(`/break-in/${attempt.id}/${attempt.shownFirst ?? 'rival'}`)
        if (sending.results[attempt.id]?.rival === undefined) send(attempt)
      }}
      onSend={send}
    />
  )

  function send(attempt: Attempt) {
    check.reset()
    void sending.send(attempt)
  }
}

function isAim(text: string): text is Aim {
  return text === 'own' || text === 'rival'
}
