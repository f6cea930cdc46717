/**
 * The app with all that it stands in: server state, AWS, router, and a last boundary for faults. Where the stack was made
 * anew under the open page, it starts over with the new one.
 */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { StrictMode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { AwsProvider } from '../aws/aws-context.tsx'
import type { Aws } from '../aws/contract.ts'
import type { StackConfig } from '../config/stack-config.ts'
import type { RoundOfVisit } from '../features/scores/use-rounds.ts'
import { TargetContext } from '../ui/target-context.ts'
import { App } from './app.tsx'
import { PanelBoundary } from './panel-boundary.tsx'

/** A stack's config and all that was made for it. */
export interface OpenedStack {
  readonly config: StackConfig
  readonly aws: Aws
  readonly queryClient: QueryClient
}

export interface RootProps {
  readonly first: OpenedStack
  /** Makes AWS and an empty cache for another stack. */
  readonly openStack: (config: StackConfig) => OpenedStack
  readonly loadConfig: () => Promise<StackConfig>
}

/** The server of the app may come back a moment after the stack did. */
const loadAgainMs = 3_000

export function Root({ first, openStack, loadConfig }: RootProps) {
  const [{ stack, turn }, setCurrent] = useState({ stack: first, turn: 0 })
  const { aws, config, queryClient } = stack
  /** As last set: two answers of config.json may come before the app renders again, and must not open a stack each. */
  const current = useRef({ stack: first, turn: 0 })
  const rounds = useState<readonly RoundOfVisit[]>([])
  const [, setRounds] = rounds
  const take = useCallback(
    (loaded: StackConfig) => {
      const known = current.current
      const isSame = isSameStack(known.stack.config, loaded)
      if (isSame && known.stack.config.policyVersion === loaded.policyVersion) return
      current.current = isSame
        ? { ...known, stack: { ...known.stack, config: loaded } }
        : { stack: openStack(loaded), turn: known.turn + 1 }
      setCurrent(current.current)
      // What the old stack saved is gone with it. What it did not save is for the new one.
      if (!isSame) setRounds((all) => all.filter(({ saving }) => saving.state !== 'saved'))
    },
    [openStack, setRounds],
  )
  const reloadConfig = useCallback(() => {
    // The known config goes on serving; what does not answer shows in the panels.
    loadConfig().then(take, () => undefined)
  }, [loadConfig, take])

  const refusals = useSyncExternalStore(aws.identityPool.subscribe, aws.identityPool.refusals)
  useEffect(() => {
    if (refusals === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const load = () => {
      loadConfig().then(
        (loaded) => {
          if (!isOver) take(loaded)
        },
        () => {
          if (!isOver) timer = setTimeout(load, loadAgainMs)
        },
      )
    }
    load()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [refusals, loadConfig, take])

  return (
    <StrictMode>
      <PanelBoundary>
        <QueryClientProvider client={queryClient}>
          <AwsProvider aws={aws} config={config}>
            <TargetContext value={config}>
              <App
                key={turn}
                isStackNew={turn > 0}
                rounds={rounds}
                onAttemptsAnswered={reloadConfig}
              />
            </TargetContext>
          </AwsProvider>
        </QueryClientProvider>
      </PanelBoundary>
    </StrictMode>
  )
}

function isSameStack(known: StackConfig, loaded: StackConfig): boolean {
  return (['region', 'account', 'identityPoolId', 'tableName', 'endpoint'] as const).every(
    (field) => known[field] === loaded[field],
  )
}
