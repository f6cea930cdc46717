/**
 * Shows the app. The game is in this part. What talks to AWS and the code of the page are fetched beside it, and the first
 * requests are on their way already.
 */
import { firstConfig, headStart } from './first-requests.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { PanelBoundary } from './app/panel-boundary.tsx'
import { prefetchPage } from './app/prefetch-page.ts'
import { lazyPart, whenLoaded } from './ui/lazy-part.tsx'

const Services = lazyPart(async () => {
  return (await import('./app/services-part.tsx')).startServices({ firstConfig, headStart })
})

const ServicesWhenLoaded = whenLoaded(Services)

// The services start when the app is on the screen: what the first requests brought meanwhile is read before their code runs.
prefetchPage(window.location.pathname)

const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')
createRoot(container, {
  // The boundaries say it themselves, without what a cause may quote.
  onCaughtError: () => undefined,
}).render(
  <StrictMode>
    <PanelBoundary>
      <App Services={ServicesWhenLoaded} />
    </PanelBoundary>
  </StrictMode>,
)
