/** Components whose code is fetched when they are first needed, or a little earlier. */
import { use, useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { fulfilled } from '../config/fulfilled.ts'
import { partOf } from '../config/load-part.ts'
import { Failure } from '../domain/failure.ts'

export interface LazyPart<Props> {
  /** Suspends until the code is there. @throws PartFailure where it cannot be fetched. */
  (props: Props): ReactNode
  /** Fetches the code, if that was not done before. Never rejects: who shows the component learns of a failure. */
  readonly prefetch: () => Promise<void>
}

/** What a boundary catches where a component's code cannot be fetched. */
export class PartFailure extends Failure {
  /** Lets the component fetch its code again when it is rendered next. */
  readonly forget: () => void

  constructor(failure: Failure, forget: () => void) {
    super(failure.kind, failure.message, { cause: failure.cause })
    this.forget = forget
  }
}

export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  const fetchPart = partOf(load)
  /** What renders wait for. Stays when it failed, so that they do not fetch again by themselves. */
  let awaited: Promise<ComponentType<Props>> | undefined

  async function fetchForShow(): Promise<ComponentType<Props>> {
    try {
      return await fetchPart()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      throw new PartFailure(error, () => {
        awaited = undefined
      })
    }
  }

  function Part(props: Props) {
    const Component = use((awaited ??= fetchForShow()))
    return <Component {...props} />
  }
  return Object.assign(Part, {
    prefetch: async () => {
      try {
        const Component = await fetchPart()
        // Without waiting, so that nothing blinks.
        awaited ??= fulfilled(Component)
      } catch {
        // The next one who needs it tries again.
      }
    },
  })
}

/**
 * The same, and nothing until its code is there: it never suspends for that. React keeps back what suspended until its
 * placeholder stood for 300 ms.
 */
export function whenLoaded<Props extends object>(Part: LazyPart<Props>) {
  return function WhenLoaded(props: Props) {
    const [isSettled, setIsSettled] = useState(false)
    useEffect(() => {
      let isOver = false
      void Part.prefetch().then(() => {
        if (!isOver) setIsSettled(true)
      })
      return () => {
        isOver = true
      }
    }, [])
    return isSettled ? <Part {...props} /> : null
  }
}
