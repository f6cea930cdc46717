/** Forgets the player's identity and opens a new one in its place. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import { sessionOptions } from '../../../aws/session-query.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { Session } from '../../../domain/session.ts'

/** Resolves to the new session. All that was cached for the old identity is dropped first. */
export function useForgetIdentity() {
  const { me } = useAws()
  const queryClient = useQueryClient()
  return useMutation<Session, Failure>({
    mutationFn: async () => {
      const options = sessionOptions(me)
      me.forget()
      await queryClient.cancelQueries()
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      // Back to pending rather than away, so that whoever shows the session sees that it opens.
      await queryClient.resetQueries({ queryKey: options.queryKey })
      return queryClient.query(options)
    },
  })
}
