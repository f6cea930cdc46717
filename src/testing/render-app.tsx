/** Renders components as the app does: with AWS, a config, a query cache and an address. */
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { AwsProvider } from '../aws/aws-context.tsx'
import type { Aws } from '../aws/contract.ts'
import { createQueryClient } from '../aws/create-query-client.ts'
import type { StackConfig } from '../config/stack-config.ts'
import { aStackConfig } from './builders.ts'
import { createFakeAws } from './fake-aws.ts'

let leave: (() => void) | undefined

// Testing Library does this itself only where `afterEach` is global.
afterEach(() => {
  cleanup()
  leave?.()
})

export interface RenderOptions {
  /** Default: `createFakeAws()`. */
  readonly aws?: Aws
  /** Default: `aStackConfig()`. */
  readonly config?: StackConfig
  /** Default: `/`. */
  readonly path?: string
}

/** Testing Library's `render` result, with the cache and the addresses of the visit beside it. */
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
  const location = openAt(path)
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <AwsProvider aws={aws} config={config}>
        {children}
      </AwsProvider>
    </QueryClientProvider>
  )
  return { aws, queryClient, location, wrapper }
}

/** Goes to an address. @returns All addresses from then on, until the test is over. */
export function openAt(path: string) {
  window.history.replaceState(null, '', path)
  const history = [path]
  const note = () => {
    history.push(window.location.pathname + window.location.search)
  }
  // The router has the browser tell of these.
  const events = ['pushState', 'replaceState']
  for (const event of events) window.addEventListener(event, note)
  leave = () => {
    for (const event of events) window.removeEventListener(event, note)
  }
  return { history: history as readonly string[] }
}
