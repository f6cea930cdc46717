/** Hands AWS and the stack's config to the components, and keeps the cached sessions as the holders last told. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useContext, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { fulfilled } from '../config/fulfilled.ts'
import type { StackConfig } from '../config/stack-config.ts'
import type { Aws } from './contract.ts'
import { sessionKey } from './session-query.ts'

const AwsContext = createContext<Aws | undefined>(undefined)
const ConfigContext = createContext<Promise<StackConfig> | undefined>(undefined)

export interface AwsProviderProps {
  readonly aws: Aws
  /** A promise while it is on its way. */
  readonly config: StackConfig | Promise<StackConfig>
  readonly children: ReactNode
}

/** Stands inside a `QueryClientProvider`. */
export function AwsProvider({ aws, config, children }: AwsProviderProps) {
  const queryClient = useQueryClient()
  useEffect(() => {
    const subscriptions = [aws.me, aws.rival].map((holder) =>
      holder.subscribe((session) => {
        if (session) queryClient.setQueryData(sessionKey(holder.seat), session)
      }),
    )
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe()
    }
  }, [aws, queryClient])
  const awaited = useMemo(() => (config instanceof Promise ? config : fulfilled(config)), [config])
  return (
    <AwsContext value={aws}>
      <ConfigContext value={awaited}>{children}</ConfigContext>
    </AwsContext>
  )
}

/** @throws outside an `AwsProvider`. */
export function useAws(): Aws {
  const aws = useContext(AwsContext)
  if (!aws) throw new Error('useAws needs an AwsProvider above it.')
  return aws
}

/** Suspends until the config is there. @throws outside an `AwsProvider`. */
export function useStackConfig(): StackConfig {
  const config = useContext(ConfigContext)
  if (!config) throw new Error('useStackConfig needs an AwsProvider above it.')
  return use(config)
}
