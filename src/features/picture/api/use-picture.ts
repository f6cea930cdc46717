/** The player's own picture. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { PlayerFiles } from '../../../aws/contract.ts'
import { sessionOptions } from '../../../aws/session-query.ts'
import type { Failure } from '../../../domain/failure.ts'

/** `null` where there is none. Only this app writes it, so it does not become stale. */
export const pictureOptions = (files: PlayerFiles, identityId: string | undefined) =>
  queryOptions<Blob | null, Failure>({
    queryKey: ['picture', identityId ?? 'no identity'],
    queryFn: async () => (await files.readPicture()) ?? null,
    staleTime: Infinity,
    structuralSharing: false,
  })

/** @param isWanted Whether to ask for it now. */
export function usePicture(isWanted: boolean) {
  const { me, files } = useAws()
  const session = useQuery(sessionOptions(me))
  return useQuery({
    ...pictureOptions(files, session.data?.identityId),
    enabled: isWanted && session.data !== undefined,
  })
}
