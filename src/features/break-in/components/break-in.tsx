/** Break in: what you can try at the left, what came of it in the middle. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PreparedRival } from '../../../aws/contract.ts'
import type { StackConfig } from '../../../config/stack-config.ts'
import type { Aim, Attempt } from '../../../domain/attempt.ts'
import type { Exchange } from '../../../domain/exchange.ts'
import type { Session } from '../../../domain/session.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { BackIcon } from '../../../ui/icons/back-icon.tsx'
import { SendIcon } from '../../../ui/icons/send-icon.tsx'
import { Link } from '../../../ui/link.tsx'
import { useLastingError } from '../../../ui/use-lasting-error.ts'
import type { RivalsFindings } from '../api/use-rival-check.ts'
import type { AttemptResults } from '../attempt-results.ts'
import { usePlaces } from '../use-places.ts'
import { AttemptList } from './attempt-list.tsx'
import { AttemptReport } from './attempt-report.tsx'
import { ListEnd } from './list-end.tsx'
import { PathLine } from './path-line.tsx'
import { RivalCheckPanel } from './rival-check-panel.tsx'
import { rivalDeniedWords } from './rival-denied-words.ts'
import './break-in.css'

export interface BreakInProps {
  readonly heading: ReactNode
  readonly attempts: readonly Attempt[]
  readonly selected: Attempt | undefined
  readonly aim: Aim
  readonly results: AttemptResults
  readonly config: StackConfig
  readonly exchanges: readonly Exchange[]
  readonly me: Session | undefined
  readonly rival: Pick<
    UseQueryResult<PreparedRival>,
    'data' | 'error' | 'errorUpdateCount' | 'isFetching' | 'refetch'
  >
  readonly rivalCheck: {
    readonly after: RivalsFindings | undefined
    readonly error: unknown
    readonly checking: boolean
    readonly run: () => void
  }
  /** Selects an attempt; the first time it is sent as well. */
  readonly onChoose: (attempt: Attempt) => void
  /** Sends an attempt twice, on yourself and on the rival. */
  readonly onSend: (attempt: Attempt) => void
}

export function BreakIn(props: BreakInProps) {
  const { attempts, selected, aim, results, config, me, rival, rivalCheck } = props
  const opened = rival.data
  const rivalError = useLastingError(rival)
  const isRivalMissing = rivalError !== null && !opened
  const [first] = attempts
  const { list, title, leaveList } = usePlaces(selected?.id)
  const choose = (attempt: Attempt) => {
    leaveList()
    props.onChoose(attempt)
  }
  const shown = selected && results[selected.id]?.[aim]
  const isAwaited = shown?.state === 'sending' && shown.outcome === undefined
  const triedOnRival = Object.values(results).some((result) => result?.rival?.outcome)
  return (
    <div className={selected ? 'break-in break-in-chosen' : 'break-in'}>
      <div className="break-in-side">
        <div className="break-in-head">
          {props.heading}
          <p>Each try is sent twice: once at what is yours, once at what is your rival’s.</p>
        </div>
        <div className="break-in-list" ref={list}>
          <AttemptList
            attempts={attempts}
            selectedId={selected?.id}
            results={results}
            onChoose={choose}
          />
        </div>
      </div>
      <div className="break-in-main">
        {selected && (
          <div className="break-in-bar">
            <Link href="/break-in" className="break-in-back">
              <BackIcon size={18} />
              All attempts
            </Link>
            <h2 className="break-in-title" tabIndex={-1} ref={title}>
              {selected.title}
            </h2>
          </div>
        )}
        {isRivalMissing && (
          <FailureNotice
            error={rivalError}
            isOverPage
            retrying={rival.isFetching}
            onRetry={() => {
              void rival.refetch()
            }}
          />
        )}
        {selected ? (
          <AttemptReport
            attempt={selected}
            next={attempts[attempts.indexOf(selected) + 1]}
            listEnd={<ListEnd attempts={attempts} results={results} />}
            aim={aim}
            sent={results[selected.id]}
            config={config}
            exchanges={props.exchanges}
            me={me}
            rival={opened?.session}
            isRivalMissing={isRivalMissing}
            onSend={props.onSend}
            onChoose={choose}
          />
        ) : (
          <div className="break-in-start">
            <PathLine
              state="ready"
              aim="rival"
              gate="IAM"
              ownIdentityId={me?.identityId}
              rivalIdentityId={opened?.session.identityId}
            />
            <p className="break-in-rival" role="status">
              {/* Another element, not another text: what is centred would jump. */}
              {opened ? (
                <span key="opened">
                  {opened.denied
                    ? rivalDeniedWords(opened.denied)
                    : 'The rival is a second, real identity. Their score is in the table, under their own key.'}
                </span>
              ) : (
                rivalError === null && <span key="opening">Opening a rival…</span>
              )}
            </p>
            {first && (
              <div className="break-in-first">
                <p className="break-in-hint">
                  Try to reach the rival’s score. Nothing in the app holds you back.
                </p>
                <Button
                  look={isRivalMissing ? 'quiet' : 'primary'}
                  onClick={() => {
                    choose(first)
                  }}
                >
                  Send {first.operation}
                  <SendIcon size={18} />
                </Button>
                <p className="break-in-operation">
                  {first.title}, or choose something else from the list.
                </p>
              </div>
            )}
          </div>
        )}
      </div>
      {/* Not while the answer is awaited: it would be pushed down. */}
      {opened && triedOnRival && !isAwaited && (
        <div className="break-in-check">
          <RivalCheckPanel
            before={opened.scores}
            denied={opened.denied}
            after={rivalCheck.after}
            error={rivalCheck.error}
            checking={rivalCheck.checking}
            onCheck={rivalCheck.run}
          />
        </div>
      )}
    </div>
  )
}
