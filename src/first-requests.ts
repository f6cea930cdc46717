/**
 * What the app asks for before any other code of it has run: the stack's config, and with it the player's credentials.
 * `main.tsx` imports it first.
 */
import { startAhead } from './aws/head-start.ts'
import type { ConfigAnswer } from './config/load-stack-config.ts'
import { findStorage } from './config/find-storage.ts'

/** The answer to the first request for `config.json`, read to its end. The page's hint has the browser fetch it already. */
export const firstConfig = fetch(`${import.meta.env.BASE_URL}config.json`, {
  cache: 'no-store',
}).then(async (answer): Promise<ConfigAnswer> => {
  const text = await answer.text()
  return { ok: answer.ok, status: answer.status, text: () => Promise.resolve(text) }
})

export const headStart = startAhead({
  // What is wrong with it, others say.
  config: firstConfig.then(async (answer) => JSON.parse(await answer.text()) as unknown),
  storage: findStorage(),
  locks: navigator.locks,
})
