/** A stack's config and all that is made for it. */
import type { QueryClient } from '@tanstack/react-query'
import type { Aws } from '../aws/contract.ts'
import { createAws } from '../aws/create-aws.ts'
import { createQueryClient } from '../aws/create-query-client.ts'
import type { HeadStart } from '../aws/head-start.ts'
import { openAws } from '../aws/open-aws.ts'
import { sessionOptions } from '../aws/session-query.ts'
import { findStorage } from '../config/find-storage.ts'
import { listScoresOptions } from '../features/scores/api/use-scores.ts'
import type { StackConfig } from '../config/stack-config.ts'

export interface OpenedStack {
  readonly config: Promise<StackConfig>
  readonly aws: Aws
  readonly queryClient: QueryClient
}

export interface OpenStackOptions {
  /** Asks for the player's scores too, as soon as that is possible: before anything is rendered anew. */
  readonly willShowScores?: boolean
  readonly headStart?: HeadStart
}

/** Begins to open the session at once. */
export function openStack(
  config: Promise<StackConfig>,
  { willShowScores = false, headStart }: OpenStackOptions = {},
): OpenedStack {
  const aws = openAws(async (readable) => {
    return createAws(await config, {
      ...readable,
      headStart,
      storage: findStorage(),
      storageEvents: window,
      locks: navigator.locks,
    })
  })
  const queryClient = createQueryClient()
  const opening = queryClient.query(sessionOptions(aws.me))
  opening
    .then(({ identityId }) =>
      willShowScores ? queryClient.query(listScoresOptions(aws.scores, identityId)) : undefined,
    )
    .catch(() => {
      // The panels show it, each with a way to try again.
    })
  return { config, aws, queryClient }
}
