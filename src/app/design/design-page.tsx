/** Every part of the app's language in every state. For development only: the built app does not have it. */
import { PageHeading } from '../page-heading.tsx'
import { ControlsSection } from './controls-section.tsx'
import { FacesSection } from './faces-section.tsx'
import { FailuresSection } from './failures-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { VerdictsSection } from './verdicts-section.tsx'
import './design-page.css'

export function DesignPage() {
  return (
    <div className="design-page">
      <PageHeading title="Design" />
      <TokensSection />
      <ControlsSection />
      <FacesSection />
      <VerdictsSection />
      <FailuresSection />
    </div>
  )
}
