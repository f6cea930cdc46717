/** The stand-in and, in front of it, the app: what `npm start`, `npm run dev` and the browser tests run. */
import type { AppServer, ServedConfig } from './app-server.ts'
import { startStandIn } from './stand-in.ts'

export interface LocalTargetOptions {
  /** Where the stand-in answers; 0 takes a free port. */
  readonly awsPort: number
  readonly dataDir: string
  /** Whether to start over with no data. */
  readonly fresh: boolean
  /** Path of the template; `undefined` for an account without a stack. */
  readonly template: string | undefined
  /** AWS's delays, stale reads and throttles, drawn from this seed. Default: none. */
  readonly realism?: { readonly seed: number } | undefined
  /** Starts the app in front of the stand-in. Absent: the stand-in alone. */
  readonly serveApp?: (config: () => ServedConfig) => Promise<AppServer>
}

export interface LocalTarget {
  /** Where the app is; the stand-in's own address where it runs alone. */
  readonly url: string
  readonly awsUrl: string
  close(): Promise<void>
}

/** Resolves when both answer. @throws {UserError} for a taken port or a template that cannot be provisioned. */
export async function startLocalTarget({
  awsPort,
  dataDir,
  fresh,
  template,
  realism,
  serveApp,
}: LocalTargetOptions): Promise<LocalTarget> {
  const standIn = await startStandIn({
    template,
    dataDir,
    port: awsPort,
    fresh,
    watch: true,
    realism,
  })
  if (serveApp === undefined) {
    return { url: standIn.url, awsUrl: standIn.url, close: () => standIn.close() }
  }
  try {
    const app = await serveApp(() => standIn.config())
    return {
      url: app.url,
      awsUrl: standIn.url,
      close: async () => {
        await app.close()
        await standIn.close()
      },
    }
  } catch (error) {
    await standIn.close()
    throw error
  }
}
