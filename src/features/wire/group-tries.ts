/**
 * Puts the tries of one command together: the SDK repeats what got no answer or a throttle, each try an exchange of its
 * own, all under one invocation ID. During an outage the app itself asks again as well; what is the same and got no answer,
 * with no answer to anything in between, is one entry too.
 */
import type { Exchange } from '../../domain/exchange.ts'

/** All tries of one command, oldest first. */
export type Tries = readonly [Exchange, ...Exchange[]]

/**
 * @param exchanges Newest last.
 * @returns In the order of their first tries.
 */
export function groupTries(exchanges: readonly Exchange[]): readonly Tries[] {
  const groups: [Exchange, ...Exchange[]][] = []
  let firstOfOutage = 0
  for (const exchange of exchanges) {
    const invocation = invocationOf(exchange)
    const group =
      groups.findLast(
        ([first]) => invocation !== undefined && invocationOf(first) === invocation,
      ) ??
      groups
        .slice(firstOfOutage)
        .findLast((tries) => isSameCommand(tries[0], exchange) && tries.every(isUnanswered))
    if (group) group.push(exchange)
    else groups.push([exchange])
    if (exchange.state === 'answered') firstOfOutage = groups.length
  }
  return groups
}

/** The try that the entry speaks of. */
export function lastTry(tries: Tries): Exchange {
  return tries.at(-1) ?? tries[0]
}

function invocationOf({ request }: Exchange): string | undefined {
  return request.headers.find(([name]) => name === 'amz-sdk-invocation-id')?.[1]
}

function isUnanswered({ state }: Exchange): boolean {
  return state === 'failed'
}

function isSameCommand(one: Exchange, other: Exchange): boolean {
  return (['operation', 'seat', 'purpose', 'aim'] as const).every(
    (field) => one[field] === other[field],
  )
}
