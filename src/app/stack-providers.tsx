/** What components need around them to ask a stack. */
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AwsProvider } from '../aws/aws-context.tsx'
import type { StackConfig } from '../config/stack-config.ts'
import { TargetContext } from '../ui/target-context.ts'
import type { OpenedStack } from './open-stack.ts'

export interface StackProvidersProps {
  readonly stack: OpenedStack
  /** As last loaded; `undefined` until it was. */
  readonly config: StackConfig | undefined
  readonly children: ReactNode
}

const unknownTarget = {}

export function StackProviders({ stack, config, children }: StackProvidersProps) {
  return (
    <QueryClientProvider client={stack.queryClient}>
      <AwsProvider aws={stack.aws} config={config ?? stack.config}>
        <TargetContext value={config ?? unknownTarget}>{children}</TargetContext>
      </AwsProvider>
    </QueryClientProvider>
  )
}
