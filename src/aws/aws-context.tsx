/** Hands AWS and the stack's config to the components, and keeps the cached sessions as the holders last told. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { StackConfig } from '../config/stack-config.ts'
import type { Aws } from './contract.ts'
import { sessionKey } from './session-query.ts'

export interface AwsContextValue extends Aws {
  readonly config: StackConfig
}

const AwsContext = createContext<AwsContextValue | undefined>(undefined)

export interface AwsProviderProps {
  readonly aws: Aws
  readonly config: StackConfig
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
  const value = useMemo(() => ({ ...aws, config }), [aws, config])
  return <AwsContext value={value}>{children}</AwsContext>
}

/** @throws outside an `AwsProvider`. */
export function useAws(): AwsContextValue {
  const value = useContext(AwsContext)
  if (!value) throw new Error('useAws needs an AwsProvider above it.')
  return value
}
