/**
 * The second part of the app to load, after the game: all that talks to AWS, and what of the pages shows it. The SDK is a
 * part of its own, which loads beside this one.
 */
import type { WireLog } from '../aws/contract.ts'
import type { HeadStart } from '../aws/head-start.ts'
import { loadStackConfig, type ConfigAnswer } from '../config/load-stack-config.ts'
import { openStack } from './open-stack.ts'
import { StackServices } from './services.tsx'
import type { ServicesProps } from './services-state.ts'
import { usePrefetch } from './use-prefetch.ts'

export interface FirstRequests {
  /** The answer to the first request for `config.json`. */
  readonly firstConfig: Promise<ConfigAnswer>
  readonly headStart: HeadStart
}

/** What is rendered now would keep the first request for scores waiting, if all is there for it. */
const scoresPatienceMs = 100

/** Begins to open the session. @returns The component that tells what comes of it. */
export async function startServices({ firstConfig, headStart }: FirstRequests) {
  const baseUrl = import.meta.env.BASE_URL
  const willShowScores = window.location.pathname === baseUrl
  const loadConfig = () => loadStackConfig({ baseUrl })
  const first = openStack(loadStackConfig({ baseUrl, fetch: () => firstConfig }), {
    willShowScores,
    headStart,
  })
  if (willShowScores) await scoresAsked(first.aws.wire)
  return function Services(props: ServicesProps) {
    usePrefetch()
    return <StackServices {...props} first={first} openStack={openStack} loadConfig={loadConfig} />
  }
}

/** Resolves when the request is about to leave, or cannot leave soon. */
function scoresAsked({ subscribe, snapshot }: WireLog): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      unsubscribe()
      resolve()
    }
    const unsubscribe = subscribe(() => {
      if (snapshot().some(({ service }) => service === 'dynamodb')) end()
    })
    setTimeout(end, scoresPatienceMs)
  })
}
