/** Buttons, links, folds, sheets, panels, code and skeletons, in each state. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ExchangeLink } from '../../ui/exchange-link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ThemeSwitch } from '../theme-switch.tsx'
import { DesignSection, Specimen } from './design-section.tsx'

const looks = ['primary', 'quiet', 'danger'] as const

export function ControlsSection() {
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  return (
    <DesignSection title="Controls and panels">
      {looks.map((look) => (
        <Specimen key={look} name={`button, ${look}: ready, busy, disabled`}>
          <div className="design-row">
            <Button look={look}>Send it</Button>
            <Button look={look} busy>
              Sending…
            </Button>
            <Button look={look} disabled>
              Send it
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen name="theme switch">
        <ThemeSwitch />
      </Specimen>
      <Specimen name="exchange link">
        <div>
          <ExchangeLink exchangeId="none">request QUERYEXAMPLEVV4KQNSO5</ExchangeLink>
        </div>
      </Specimen>
      <Specimen name="sheet">
        <div>
          <Button
            onClick={() => {
              setIsSheetOpen(true)
            }}
          >
            Open a sheet
          </Button>
        </div>
        {isSheetOpen && (
          <Sheet
            title="A sheet"
            onClose={() => {
              setIsSheetOpen(false)
            }}
          >
            <p>In the middle of a wide screen, from the bottom of a narrow one.</p>
          </Sheet>
        )}
      </Specimen>
      <Specimen name="panel">
        <Panel title="Your scores" aside={<span>aside</span>}>
          <p>One hairline around its body.</p>
        </Panel>
      </Specimen>
      <Specimen name="skeleton">
        <Panel title="Your scores, on their way">
          <Skeleton label="Loading your scores…" lines={4} />
        </Panel>
      </Specimen>
      <Specimen name="disclosure">
        <Disclosure summary="All 5 conditions">
          <p>What was folded.</p>
        </Disclosure>
      </Specimen>
      <Specimen name="code block" wide>
        <CodeBlock
          label="A request"
          text='{"TableName":"GameScores","Key":{"UserId":{"S":"us-west-2:1b7c····"},"GameTitle":{"S":"Meteor Blasters"}}}'
        />
      </Specimen>
    </DesignSection>
  )
}
