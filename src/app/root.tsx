/** The app with all that it stands in: server state, AWS, router, and a last boundary for faults. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { StrictMode, useCallback, useState } from 'react'
import { AwsProvider } from '../aws/aws-context.tsx'
import type { Aws } from '../aws/contract.ts'
import type { StackConfig } from '../config/stack-config.ts'
import { TargetContext } from '../ui/target-context.ts'
import { App } from './app.tsx'
import { PanelBoundary } from './panel-boundary.tsx'

export interface RootProps {
  readonly aws: Aws
  readonly config: StackConfig
  readonly queryClient: QueryClient
  readonly loadConfig: () => Promise<StackConfig>
}

export function Root({ aws, config, queryClient, loadConfig }: RootProps) {
  const [latest, setLatest] = useState(config)
  const reloadConfig = useCallback(() => {
    loadConfig().then(
      (loaded) => {
        setLatest((known) => (known.policyVersion === loaded.policyVersion ? known : loaded))
      },
      // The known config goes on serving; what does not answer shows in the panels.
      () => undefined,
    )
  }, [loadConfig])
  return (
    <StrictMode>
      <PanelBoundary>
        <QueryClientProvider client={queryClient}>
          <AwsProvider aws={aws} config={latest}>
            <TargetContext value={latest}>
              <App onAttemptsAnswered={reloadConfig} />
            </TargetContext>
          </AwsProvider>
        </QueryClientProvider>
      </PanelBoundary>
    </StrictMode>
  )
}
