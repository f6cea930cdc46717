/** Sends one call and reads its answer whole: for the set-up of a measurement, never for what is measured. */
import type { SignedCall } from './signed-request.ts'

export interface CallAnswer {
  readonly ok: boolean
  readonly text: string
}

/** @param host `localhost:4566` */
export async function sendCall(
  host: string,
  { rawHeaders, body }: SignedCall,
): Promise<CallAnswer> {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    // fetch makes its own, of the address: the same.
    if (name !== 'host') headers.set(name, rawHeaders[index + 1] ?? '')
  }
  const response = await fetch(`http://${host}/`, { method: 'POST', headers, body })
  return { ok: response.ok, text: await response.text() }
}
