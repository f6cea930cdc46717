/**
 * The app's side that talks to AWS, without a look of its own: loads the stack's config, keeps the session, saves rounds
 * and sends attempts, and tells what it knows. Where the stack was made anew under the open page, it starts over with the
 * new one.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSyncExternalStore } from 'react'
import type { StackConfig } from '../config/stack-config.ts'
import { useOpenServices } from './use-open-services.ts'
import type { OpenedStack } from './open-stack.ts'
import { ConfigFailurePage } from './pages/config-failure-page.tsx'
import type { ServicesProps, ServicesState } from './services-state.ts'
import { StackProviders } from './stack-providers.tsx'

export interface StackServicesProps extends ServicesProps {
  readonly first: OpenedStack
  /** Makes AWS and an empty cache for another stack. */
  readonly openStack: (config: Promise<StackConfig>) => OpenedStack
  readonly loadConfig: () => Promise<StackConfig>
  /** Starts all over. Default: loads the page again. */
  readonly reload?: () => void
}

interface Current {
  readonly stack: OpenedStack
  readonly config: StackConfig | undefined
  readonly turn: number
}

/** The server of the app may come back a moment after the stack did. */
const loadAgainMs = 3_000

export function StackServices({
  first,
  openStack,
  loadConfig,
  reload = reloadPage,
  rounds,
  onChange,
}: StackServicesProps) {
  const [{ stack, config, turn }, setCurrent] = useState<Current>({
    stack: first,
    config: undefined,
    turn: 0,
  })
  /** As last set: two answers of config.json may come before the app renders again, and must not open a stack each. */
  const current = useRef<Current>({ stack: first, config: undefined, turn: 0 })
  const [, setRounds] = rounds
  const take = useCallback(
    (loaded: StackConfig) => {
      const known = current.current
      const isSame = known.config === undefined || isSameStack(known.config, loaded)
      if (isSame && saysTheSame(known.config, loaded)) return
      current.current = isSame
        ? { ...known, config: loaded }
        : { stack: openStack(Promise.resolve(loaded)), config: loaded, turn: known.turn + 1 }
      setCurrent(current.current)
      // What the old stack saved is gone with it. What it did not save is for the new one.
      if (!isSame) setRounds((all) => all.filter(({ saving }) => saving.state !== 'saved'))
    },
    [openStack, setRounds],
  )

  useEffect(() => {
    let isOver = false
    first.config.then(
      (loaded) => {
        if (!isOver && current.current.config === undefined) take(loaded)
      },
      (error: unknown) => {
        if (!isOver) onChange({ instead: <ConfigFailurePage error={error} onReload={reload} /> })
      },
    )
    return () => {
      isOver = true
    }
  }, [first, take, onChange, reload])

  const reloadConfig = useCallback(() => {
    // The known config goes on serving; what does not answer shows in the panels.
    loadConfig().then(take, () => undefined)
  }, [loadConfig, take])

  const { identityPool } = stack.aws
  const refusals = useSyncExternalStore(identityPool.subscribe, identityPool.refusals)
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
    <StackProviders stack={stack} config={config}>
      <Teller
        key={turn}
        of={{ stack, config, turn, reloadConfig }}
        rounds={rounds}
        onChange={onChange}
      />
    </StackProviders>
  )
}

interface TellerProps extends ServicesProps {
  readonly of: Parameters<typeof useOpenServices>[0]
}

function Teller({ of, rounds, onChange }: TellerProps) {
  const state: ServicesState = useOpenServices(of, rounds)
  useLayoutEffect(() => {
    onChange(state)
  }, [state, onChange])
  return null
}

function reloadPage() {
  window.location.reload()
}

/** Of the policies, and of the template that they come from. */
function saysTheSame(known: StackConfig | undefined, loaded: StackConfig): boolean {
  return (
    known?.policyVersion === loaded.policyVersion &&
    JSON.stringify(known.template) === JSON.stringify(loaded.template)
  )
}

function isSameStack(known: StackConfig, loaded: StackConfig): boolean {
  return (['region', 'account', 'identityPoolId', 'tableName', 'endpoint'] as const).every(
    (field) => known[field] === loaded[field],
  )
}
