/**
 * What the app asks for before any other code of it has run: the stack's config, and with it the player's credentials.
 * `main.tsx` imports it first.
 */
import { startAhead } from './aws/head-start.ts'
import { findStorage } from './config/find-storage.ts'

/** The answer to the first request for `config.json`. The page's hint has the browser fetch it already. */
export const firstConfig = fetch(`${import.meta.env.BASE_URL}config.json`, { cache: 'no-store' })

export const headStart = startAhead({
  // A copy: the answer itself is for who says what is wrong with it.
  config: firstConfig.then((answer) => answer.clone().json()),
  storage: findStorage(),
})
