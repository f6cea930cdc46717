/** Renders components as the app does: with AWS, a config, a query cache and a place in the router. */
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { AwsProvider } from '../aws/aws-context.tsx'
import type { Aws } from '../aws/contract.ts'
import { createQueryClient } from '../aws/create-query-client.ts'
import type { StackConfig } from '../config/stack-config.ts'
import { aStackConfig } from './builders.ts'
import { createFakeAws } from './fake-aws.ts'

// Testing Library does this itself only where `afterEach` is global.
afterEach(cleanup)

export interface RenderOptions {
  /** Default: `createFakeAws()`. */
  readonly aws?: Aws
  /** Default: `aStackConfig()`. */
  readonly config?: StackConfig
  /** Default: `/`. */
  readonly path?: string
}

/** Testing Library's `render` result, with the cache and the router's place beside it. */
export function renderApp(ui: ReactNode, options: RenderOptions = {}) {
  const { wrapper, ...surroundings } = createSurroundings(options)
  return { ...render(ui, { wrapper }), ...surroundings }
}

export function renderAppHook<Result>(hook: () => Result, options: RenderOptions = {}) {
  const { wrapper, ...surroundings } = createSurroundings(options)
  return { ...renderHook(hook, { wrapper }), ...surroundings }
}

function createSurroundings({
  aws = createFakeAws(),
  config = aStackConfig(),
  path = '/',
}: RenderOptions) {
  const queryClient = createQueryClient()
  const location = memoryLocation({ path, record: true })
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <AwsProvider aws={aws} config={config}>
        <Router hook={location.hook} searchHook={location.searchHook}>
          {children}
        </Router>
      </AwsProvider>
    </QueryClientProvider>
  )
  return { aws, queryClient, location, wrapper }
}
