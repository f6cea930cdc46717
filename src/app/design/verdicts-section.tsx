/** The moment of an answer: the path in each state, and the card of each verdict. */
import { useState } from 'react'
import type { Aim, Outcome } from '../../domain/attempt.ts'
import { attempts } from '../../features/break-in/catalogue.ts'
import { PathLine, type PathLineProps } from '../../features/break-in/components/path-line.tsx'
import { VerdictCard } from '../../features/break-in/components/verdict-card.tsx'
import { Button } from '../../ui/button.tsx'
import { Verdict, type VerdictKind } from '../../ui/verdict.tsx'
import { DesignSection, Specimen } from './design-section.tsx'

const states: readonly PathLineProps['state'][] = [
  'ready',
  'sending',
  'denied',
  'granted',
  'failed',
]
const kinds: readonly VerdictKind[] = [
  'granted',
  'granted-warning',
  'granted-empty',
  'denied',
  'failed',
]
const answer = { status: 200, durationMs: 41, requestId: 'EXAMPLEVV4KQNSO5', exchangeId: 'none' }

const outcomes: readonly { readonly aim: Aim; readonly outcome: Outcome }[] = [
  {
    aim: 'rival',
    outcome: {
      ...answer,
      kind: 'denied',
      status: 400,
      code: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/leading-key-GuestRole-EXAMPLE/CognitoIdentityCredentials is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-west-2:123456789012:table/GameScores because no identity-based policy allows the dynamodb:GetItem action',
    },
  },
  { aim: 'own', outcome: { ...answer, kind: 'granted', output: {} } },
  { aim: 'rival', outcome: { ...answer, kind: 'granted', output: {} } },
  {
    aim: 'rival',
    outcome: {
      kind: 'failed',
      code: undefined,
      status: undefined,
      message: 'Failed to fetch',
      exchangeId: undefined,
      failure: 'unreachable',
    },
  },
]

export function VerdictsSection() {
  const [turn, setTurn] = useState(0)
  const [attempt] = attempts
  return (
    <DesignSection title="The moment of an answer">
      <Specimen name="verdicts, small and large" wide>
        <div className="design-row">
          {kinds.map((kind) => (
            <Verdict key={kind} kind={kind} />
          ))}
        </div>
        <div className="design-row">
          {kinds.map((kind) => (
            <Verdict key={kind} kind={kind} size="large" />
          ))}
        </div>
      </Specimen>
      <Specimen name="path" wide>
        <div>
          <Button
            onClick={() => {
              setTurn(turn + 1)
            }}
          >
            Play it again
          </Button>
        </div>
        {states.map((state) => (
          <PathLine
            key={`${state} ${turn}`}
            state={state}
            aim={state === 'granted' ? 'own' : 'rival'}
            operation="GetItem"
            gate="IAM"
            ownIdentityId="us-west-2:00000000-aaaa-4bbb-8ccc-dddddddddddd"
            rivalIdentityId="us-west-2:00000001-aaaa-4bbb-8ccc-dddddddddddd"
          />
        ))}
      </Specimen>
      {attempt &&
        outcomes.map(({ aim, outcome }) => (
          <Specimen key={`${aim} ${outcome.kind} ${turn}`} name={`${outcome.kind}, ${aim}`} wide>
            <VerdictCard attempt={attempt} aim={aim} outcome={outcome} />
          </Specimen>
        ))}
    </DesignSection>
  )
}
