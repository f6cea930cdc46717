/** Starts the app: config, then AWS, then React. The session begins to open before React has rendered anything. */
import { createRoot } from 'react-dom/client'
import './app/first-paint.css'
import { ConfigFailurePage } from './app/pages/config-failure-page.tsx'
import { Root, type OpenedStack } from './app/root.tsx'
import { createAws } from './aws/create-aws.ts'
import { createQueryClient } from './aws/create-query-client.ts'
import { sessionOptions } from './aws/session-query.ts'
import { loadStackConfig } from './config/load-stack-config.ts'
import type { StackConfig } from './config/stack-config.ts'

const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')

const loadConfig = () => loadStackConfig({ baseUrl: import.meta.env.BASE_URL })

function openStack(config: StackConfig): OpenedStack {
  const aws = createAws(config, { storage: findStorage() })
  const queryClient = createQueryClient()
  queryClient.query(sessionOptions(aws.me)).catch(() => {
    // The panels show it, each with a way to try again.
  })
  return { config, aws, queryClient }
}

/** `undefined` where the browser forbids the page to remember anything: even reading the property throws there. */
function findStorage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

try {
  const first = openStack(await loadConfig())
  createRoot(container).render(<Root first={first} openStack={openStack} loadConfig={loadConfig} />)
} catch (error) {
  createRoot(container).render(
    <ConfigFailurePage
      error={error}
      onReload={() => {
        window.location.reload()
      }}
    />,
  )
}
