/**
 * What the browser is pointed at, all served alike, with one stand-in behind them: the built app; its HTML without any
 * script; and a bare page that asks for the player's scores with a signer of a few kilobytes.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { startAppServer, type AppServer } from '../../local/app-server.ts'
import { startStandIn } from '../../local/stand-in.ts'

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url))

export interface Sites {
  readonly app: string
  readonly staticPage: string
  readonly barePage: string
  /** `localhost:4566`, of the stand-in. */
  readonly awsHost: string
  readonly identityPoolId: string
  close(): Promise<void>
}

/** @param folder For data and pages; the caller removes it. @param distDir The built app. */
export async function openSites(folder: string, distDir: string): Promise<Sites> {
  const standIn = await startStandIn({
    template: join(projectFolder, 'infra/game-scores.yaml'),
    dataDir: join(folder, 'data'),
    port: 0,
    fresh: true,
    watch: false,
  })
  const config = () => standIn.config()
  const servers: AppServer[] = []
  const serve = async (dir: string) => {
    const server = await startAppServer({ distDir: dir, port: 0, config })
    servers.push(server)
    return server.url
  }
  return {
    app: await serve(distDir),
    staticPage: await serve(await makeStaticPage(distDir, join(folder, 'static-page'))),
    barePage: await serve(await makeBarePage(join(folder, 'bare-page'))),
    awsHost: new URL(standIn.url).host,
    identityPoolId: config().identityPoolId,
    close: async () => {
      for (const server of servers) await server.close()
      await standIn.close()
    },
  }
}

/** The built page, its style and its fonts; no script, and nothing fetched for one. */
async function makeStaticPage(distDir: string, folder: string): Promise<string> {
  await cp(distDir, folder, { recursive: true })
  const file = join(folder, 'index.html')
  const html = await readFile(file, 'utf8')
  const still = html
    .replace(/<script\b[^>]*>[^]*?<\/script>/g, '')
    .replace(/<link\b[^>]*(rel="modulepreload"|as="script"|as="fetch")[^>]*>/g, '')
  if (/<script|modulepreload|as="(script|fetch)"/.test(still))
    throw new Error('The static page still has a script.')
  await writeFile(file, still)
  return folder
}

async function makeBarePage(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: join(projectFolder, 'infra/bench/browser/bare-page'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
    },
  })
  return folder
}
