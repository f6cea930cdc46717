/**
 * Vite's development server with hot reload, and the stack's `/config.json` beside the app. It sends no
 * Content-Security-Policy: hot reload needs inline scripts and styles. `npm start` and the e2e tests send it.
 */
import { createServer } from 'vite'
import type { Plugin } from 'vite'
import type { AppServer, ServedConfig } from './app-server.ts'
import { refuseTakenPort } from './app-server.ts'
import { UserError } from './errors.ts'

export interface DevServerOptions {
  /** The folder that holds `index.html`. */
  readonly root: string
  readonly port: number
  readonly config: () => ServedConfig
}

/** @throws {UserError} where the port is taken. */
export async function startDevServer({ root, port, config }: DevServerOptions): Promise<AppServer> {
  await refuseTakenPort(port)
  const server = await createServer({
    root,
    plugins: [serveConfig(config)],
    server: { port, strictPort: true, host: '127.0.0.1' },
    clearScreen: false,
    logLevel: 'warn',
  })
  try {
    await server.listen()
  } catch (error) {
    await server.close()
    throw new UserError(`The development server could not listen on port ${String(port)}.`, {
      resolution: `Stop what listens there, or choose another port: --port ${String(port + 1)}`,
      cause: error,
    })
  }
  const address = server.httpServer?.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return { url: `http://localhost:${String(actual)}`, close: () => server.close() }
}

function serveConfig(config: () => ServedConfig): Plugin {
  return {
    name: 'leading-key:config',
    configureServer(server) {
      server.middlewares.use('/config.json', (_request, response) => {
        response.setHeader('content-type', 'application/json')
        response.setHeader('cache-control', 'no-store')
        response.end(JSON.stringify(config()))
      })
    },
  }
}
