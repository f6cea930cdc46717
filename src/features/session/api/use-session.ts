/** The player's session, opened on first use. */
import { useQuery } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import { sessionOptions } from '../../../aws/session-query.ts'

export function useSession() {
  return useQuery(sessionOptions(useAws().me))
}
