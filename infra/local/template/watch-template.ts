/**
 * Watches a template file and says when it was saved. Editors write in place, in pieces, or put another file under the name;
 * so the folder is watched, the file is let come to rest, and its state is looked up now and then in case an event was lost.
 */
import { watch, type FSWatcher } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

export interface TemplateWatchOptions {
  readonly file: string
  /** The version that is provisioned already, as `templateVersion` told it before it was read. */
  readonly known: string
  /**
   * Called with each version of the file once it is at rest, one at a time. The promise that it gives says whether the
   * version could be used: one that could not is looked at again before `onRefused`, since it may be half written.
   */
  readonly onSaved: () => Promise<'used' | { readonly refused: unknown }>
  /** Called when the file stays as it is and is no good. */
  readonly onRefused: (reason: unknown) => void
  /** Called when the file stays away. */
  readonly onGone: () => void
  readonly timing?: Partial<WatchTiming>
}

export interface WatchTiming {
  /** How long a file must stay as it is before it is read. Default 50. */
  readonly settleMs: number
  /** How long one that is no good, or away, must stay so before it is reported. Default 300. */
  readonly graceMs: number
  /** How often the file is looked at without any event: other machines' writes raise none. Default 1000. */
  readonly pollMs: number
}

export interface TemplateWatch {
  /** Stops, after what is under way. */
  close(): Promise<void>
}

const defaultTiming: WatchTiming = { settleMs: 50, graceMs: 300, pollMs: 1000 }

export function watchTemplate(options: TemplateWatchOptions): TemplateWatch {
  const timing = { ...defaultTiming, ...options.timing }
  const closing = new AbortController()
  const { signal } = closing
  const isClosed = () => signal.aborted
  let { known } = options
  let underWay: Promise<void> | undefined

  const look = () => {
    if (isClosed() || underWay !== undefined) return
    underWay = follow().finally(() => {
      underWay = undefined
    })
  }

  /** Until the file is as it was when it was last dealt with. */
  async function follow(): Promise<void> {
    for (;;) {
      if ((await templateVersion(options.file)) === known) return
      const version = await restingVersion(options.file, timing.settleMs, signal)
      if (isClosed()) return
      if (version === known) continue
      const refusal = version === gone ? 'gone' : await options.onSaved()
      if (refusal !== 'used') {
        if (!(await staysAt(version, options.file, timing.graceMs, signal))) continue
        if (isClosed()) return
        if (refusal === 'gone') options.onGone()
        else options.onRefused(refusal.refused)
      }
      known = version
    }
  }

  const watcher = watchFolder(options.file, look)
  const poll = setInterval(look, timing.pollMs)
  poll.unref()
  look()
  return {
    async close() {
      closing.abort()
      clearInterval(poll)
      watcher?.close()
      await underWay
    },
  }
}

const gone = 'gone'

/** Differs whenever the file was written, also with the same content: whoever saves wants it to count. */
export async function templateVersion(file: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(file, { bigint: true })
    return [ino, mtimeNs, size].join()
  } catch {
    return gone
  }
}

async function restingVersion(
  file: string,
  settleMs: number,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    const version = await templateVersion(file)
    if (signal.aborted || (await staysAt(version, file, settleMs, signal))) return version
  }
}

async function staysAt(
  version: string,
  file: string,
  durationMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  await pause(durationMs, signal)
  return (await templateVersion(file)) === version
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, durationMs)
    signal.addEventListener('abort', end)
  })
}

/** `undefined` where the system cannot watch the folder: then the file is only looked at now and then. */
function watchFolder(file: string, onEvent: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dirname(file), (_event, name) => {
      if (name === null || name === basename(file)) onEvent()
    })
    watcher.on('error', () => {
      watcher.close()
    })
    return watcher
  } catch {
    return undefined
  }
}
