/**
 * The lab: its list, or one step of one lab, as the address says. Puts together what labs use of other features: the
 * catalogue and its runner, the session, the explanation. An address alone never sends anything.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLocation, useParams } from 'wouter'
import { useAws, useStackConfig } from '../../aws/aws-context.tsx'
import type { Aim, Attempt } from '../../domain/attempt.ts'
import { useAttempt } from '../../features/break-in/api/use-attempt.ts'
import { rivalBeforeAttempt } from '../../features/break-in/api/use-rival.ts'
import { attemptsOn } from '../../features/break-in/catalogue.ts'
import { VerdictCard } from '../../features/break-in/components/verdict-card.tsx'
import { useSession } from '../../features/session/api/use-session.ts'
import { useWhoAmI } from '../../features/session/api/use-who-am-i.ts'
import { SessionFacts } from '../../features/session/components/session-facts.tsx'
import { WhoAmI } from '../../features/session/components/who-am-i.tsx'
import { LabList } from '../../features/workshop/components/lab-list.tsx'
import { LabView } from '../../features/workshop/components/lab-view.tsx'
import type { LabEquipment, SentRun } from '../../features/workshop/lab-context.ts'
import { labs } from '../../features/workshop/labs.ts'
import { createProgressStore, type StepChange } from '../../features/workshop/progress-store.ts'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeading } from '../page-heading.tsx'
import './lab-page.css'
import { NotFoundPage } from './not-found-page.tsx'

export interface LabPageProps {
  /** After an attempt: the policies may have changed since the app was loaded. */
  readonly onAttemptsAnswered: () => void
}

export function LabPage({ onAttemptsAnswered }: LabPageProps) {
  const { labId, step: stepId } = useParams<{ labId?: string; step?: string }>()
  const [, navigate] = useLocation()
  const equipment = useEquipment(onAttemptsAnswered)
  const [store] = useState(() => createProgressStore(() => window.localStorage))
  const progress = useSyncExternalStore(store.subscribe, store.snapshot)
  const [runs, setRuns] = useState<Readonly<Record<string, SentRun | undefined>>>({})
  const ownIdentityId = equipment.session?.identityId

  const onProgress = useCallback(
    (stepOfLab: string, change: StepChange) => {
      if (labId !== undefined) store.note(labId, stepOfLab, change)
    },
    [labId, store],
  )

  const lab = labs.find(({ id }) => id === labId)
  const step = stepId === undefined ? lab?.steps[0] : lab?.steps.find(({ id }) => id === stepId)
  useArrivalFocus(lab && step ? `${lab.id} ${step.id}` : '')

  if (labId === undefined)
    return (
      <div className="lab-page">
        <PageHeading title="Lab" />
        <p className="lab-page-words">
          Short experiments with real requests: predict what AWS will answer, run it, read why.
          Nothing here is simulated unless it says so.
        </p>
        <LabList labs={labs} progress={progress} />
      </div>
    )

  if (!lab || !step) return <NotFoundPage />
  // Answers to an identity that was forgotten are not shown to the next one.
  const ownRuns = Object.fromEntries(
    Object.entries(runs).filter(([, run]) => run?.subjects.ownIdentityId === ownIdentityId),
  )
  return (
    <LabView
      heading={<PageHeading title={lab.title} documentTitle={`${step.title} · ${lab.title}`} />}
      lab={lab}
      step={step}
      nextLab={labs[labs.indexOf(lab) + 1]}
      equipment={equipment}
      progress={progress[lab.id]}
      runs={ownRuns}
      onSent={(stepOfRun, key, run) => {
        setRuns((before) => ({ ...before, [`${lab.id} ${stepOfRun} ${key}`]: run }))
        // No answer is nothing to have run.
        if (run.outcome.kind !== 'failed') store.note(lab.id, stepOfRun, { ran: key })
      }}
      onProgress={onProgress}
      onStartOver={() => {
        store.startOver(lab.id)
        setRuns({})
        navigate(`/lab/${lab.id}/${lab.steps[0].id}`)
      }}
    />
  )
}

/**
 * The step, or the list, that a reader goes on to begins at its heading. The one that was opened first leaves the focus
 * alone.
 */
function useArrivalFocus(place: string): void {
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    window.scrollTo(0, 0)
    const heading =
      document.querySelector<HTMLElement>('#lab-step') ??
      document.querySelector<HTMLElement>('#page h1')
    heading?.focus({ preventScroll: true })
  }, [place])
}

function useEquipment(onAttemptsAnswered: () => void): LabEquipment {
  const config = useStackConfig()
  const aws = useAws()
  const queryClient = useQueryClient()
  const session = useSession()
  const whoAmI = useWhoAmI()
  const { mutateAsync: run } = useAttempt()

  async function send(attempt: Attempt, aim: Aim): Promise<SentRun> {
    // The rival first, so that there is something to be after.
    const rival = await rivalBeforeAttempt(queryClient, aws.attempts)
    const outcome = await run({ attempt, aim })
    onAttemptsAnswered()
    const { identityId: ownIdentityId, access } = await aws.me.open()
    const { tableName, filesBucket } = config
    const { identityId: rivalIdentityId } = rival.session
    const subjects = { tableName, filesBucket, ownIdentityId, rivalIdentityId }
    return { attempt, aim, outcome, subjects, access }
  }

  return {
    config,
    session: session.data,
    attempts: attemptsOn(config),
    send,
    renderAnswer: ({ attempt, aim, outcome }) => (
      <VerdictCard key={outcome.exchangeId ?? ''} attempt={attempt} aim={aim} outcome={outcome} />
    ),
    renderSession: () => (
      <QueryBoundary query={session} loading={<Skeleton label="Opening your session…" lines={8} />}>
        {(opened) => (
          <SessionFacts
            session={opened}
            roleArn={config.roles[opened.access === 'guest' ? 'guest' : 'player'].arn}
          />
        )}
      </QueryBoundary>
    ),
    renderWhoAmI: (onAnswered) => (
      <WhoAmI
        answer={whoAmI.data}
        error={whoAmI.error}
        asking={whoAmI.isPending}
        onAsk={() => {
          whoAmI.mutate(undefined, { onSuccess: onAnswered })
        }}
      />
    ),
  }
}
