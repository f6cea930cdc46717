/** The sessions that are open, without opening one. */
import { useQueries } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import { sessionOptions } from '../../../aws/session-query.ts'
import type { Session } from '../../../domain/session.ts'

export function useOpenSessions(): readonly Session[] {
  const { me, rival } = useAws()
  return useQueries({
    queries: [me, rival].map((holder) => ({ ...sessionOptions(holder), enabled: false })),
    // Shared by structure: the same sessions stay the same array.
    combine: openOnes,
  })
}

function openOnes(results: readonly { readonly data: Session | undefined }[]): readonly Session[] {
  return results.flatMap(({ data }) => data ?? [])
}
