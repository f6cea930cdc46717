/** One attempt: its path, AWS's answer, why, the control beside it, and the rest folded. */
import { useMemo, type ReactNode } from 'react'
import type { StackConfig } from '../../../config/stack-config.ts'
import type { Aim, Attempt, AttemptSubjects } from '../../../domain/attempt.ts'
import type { Exchange } from '../../../domain/exchange.ts'
import type { Session } from '../../../domain/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ForwardIcon } from '../../../ui/icons/forward-icon.tsx'
import { SendIcon } from '../../../ui/icons/send-icon.tsx'
import { WhyDetails } from '../../../ui/why-details.tsx'
import { WhyPanel } from '../../../ui/why-panel.tsx'
import type { AttemptResults } from '../attempt-results.ts'
import { useJourney } from '../use-journey.ts'
import { explainAttempt } from '../why.ts'
import { AttemptDetails } from './attempt-details.tsx'
import { AttemptLesson } from './attempt-lesson.tsx'
import { ControlCard } from './control-card.tsx'
import { placeOf } from './outcome-verdict.ts'
import { PathLine } from './path-line.tsx'
import { VerdictCard } from './verdict-card.tsx'
import './attempt-report.css'

const waitingWords = 'Sent. Waiting for AWS…'

export interface AttemptReportProps {
  readonly attempt: Attempt
  /** The one after it in the list. Absent for the last. */
  readonly next: Attempt | undefined
  /** Below the result of the last one. */
  readonly listEnd: ReactNode
  readonly aim: Aim
  readonly sent: AttemptResults[string]
  readonly config: StackConfig
  readonly exchanges: readonly Exchange[]
  readonly me: Session | undefined
  readonly rival: Session | undefined
  /** There is no rival to be had: sending would only ask for one again. */
  readonly isRivalMissing: boolean
  readonly onSend: (attempt: Attempt) => void
  readonly onChoose: (attempt: Attempt) => void
}

export function AttemptReport({
  attempt,
  next,
  listEnd,
  aim,
  sent,
  config,
  exchanges,
  me,
  rival,
  isRivalMissing,
  onSend,
  onChoose,
}: AttemptReportProps) {
  const current = sent?.[aim]
  const other: Aim = aim === 'rival' ? 'own' : 'rival'
  const sending = sent?.own?.state === 'sending' || sent?.rival?.state === 'sending'
  const outcome = current?.outcome
  // Where nobody answered, there is nothing to explain.
  const answer = outcome?.kind === 'failed' ? undefined : outcome
  const isPublic = attempt.operation === 'GetCredentialsForIdentity'
  const subjects = useMemo<AttemptSubjects | undefined>(
    () =>
      me &&
      rival && {
        tableName: config.tableName,
        filesBucket: config.filesBucket,
        ownIdentityId: me.identityId,
        rivalIdentityId: rival.identityId,
      },
    [me, rival, config],
  )
  const exchange = exchanges.find(({ id }) => id === outcome?.exchangeId)
  const now = exchange?.startedAt
  const why = useMemo(
    () =>
      me &&
      subjects &&
      explainAttempt({ attempt, aim, subjects, access: me.access, config, ...(now && { now }) }),
    [attempt, aim, subjects, me, config, now],
  )
  const people = useMemo(() => ({ me: me?.identityId, rival: rival?.identityId }), [me, rival])
  const { state, wasAwaited } = useJourney(attempt, aim, current, exchanges)
  const progress =
    state === 'sending'
      ? waitingWords
      : rival
        ? `Preparing ${attempt.operation}…`
        : 'Opening a rival…'
  const landing = `${attempt.id} ${aim} ${outcome?.exchangeId ?? ''}`
  return (
    <>
      <PathLine
        key={`${attempt.id} ${aim}`}
        state={state}
        aim={aim}
        operation={attempt.operation}
        gate={isPublic ? 'Cognito' : 'IAM'}
        place={isPublic ? 'credentials' : placeOf(attempt)}
        leadsNowhere={attempt.isHarmless}
        ownIdentityId={me?.identityId}
        rivalIdentityId={rival?.identityId}
      />
      <div className="attempt-report-answer" aria-live="polite">
        {outcome ? (
          <>
            {/* Stays until the request has come to the gate, where the card takes its place. */}
            <div
              key={`before ${landing}`}
              className="attempt-report-place attempt-report-leaving"
              aria-hidden="true"
            >
              {wasAwaited && <p>{waitingWords}</p>}
            </div>
            <VerdictCard key={landing} attempt={attempt} aim={aim} outcome={outcome} />
          </>
        ) : (
          <div className="attempt-report-place">
            {sending ? (
              // Another element, not another text: what is centred would jump.
              <p key={progress}>{progress}</p>
            ) : (
              <>
                <p className="attempt-report-title">{attempt.title}</p>
                <p>
                  Not sent yet. It goes out twice: on your own {placeOf(attempt)} and on the
                  rival’s.
                </p>
                <Button
                  look={isRivalMissing ? 'quiet' : 'primary'}
                  onClick={() => {
                    onSend(attempt)
                  }}
                >
                  Send {attempt.operation}
                  <SendIcon size={18} />
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      {answer?.kind === 'granted' && <AttemptLesson attemptId={attempt.id} />}
      {answer && why && <WhyPanel why={why} answer={answer.kind} people={people} />}
      {outcome && <ControlCard attempt={attempt} aim={other} outcome={sent?.[other]?.outcome} />}
      {outcome && (
        // Another attempt has buttons of its own: the one that was pressed goes, and the focus goes on to the new attempt.
        <div key={attempt.id} className="attempt-report-onward">
          {next && (
            <Button
              onClick={() => {
                onChoose(next)
              }}
            >
              <span>Next: {next.title}</span>
              <ForwardIcon size={18} />
            </Button>
          )}
          <Button
            busy={sending}
            onClick={() => {
              onSend(attempt)
            }}
          >
            {sending ? 'Sending…' : 'Send it again'}
          </Button>
        </div>
      )}
      {outcome && !next && listEnd}
      {/* Not while the answer is awaited: it would be pushed down. */}
      {subjects && (outcome !== undefined || !sending) && (
        <div className="attempt-report-folded">
          {answer && why?.kind === 'explained' && <WhyDetails why={why} people={people} />}
          <AttemptDetails attempt={attempt} aim={aim} subjects={subjects} exchange={exchange} />
        </div>
      )}
    </>
  )
}
