/** The cache of server state, with the defaults that suit AWS. */
import { QueryClient } from '@tanstack/react-query'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The SDK repeats what is worth repeating. A denial never is.
        retry: false,
        // The stand-in answers without a network, and being offline is a failure to show, not a pause.
        networkMode: 'always',
        // It would be off with that network mode.
        refetchOnReconnect: true,
        staleTime: 10_000,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
