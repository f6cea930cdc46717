/** Fetches parts of the app that are not in its first file: what stands behind `import()`. */
import { Failure } from '../domain/failure.ts'

/**
 * A part that was asked for once is not fetched again. One that could not be fetched is, the next time it is asked for.
 *
 * @returns Gives the part.
 * @throws Failure where it cannot be fetched: `offline`, or `part-missing` where there is a network, as after a new
 *   deployment, which has other file names.
 */
export function partOf<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined
      throw new Failure(
        navigator.onLine ? 'part-missing' : 'offline',
        'A part of the app could not be loaded.',
        { cause },
      )
    }))
}
