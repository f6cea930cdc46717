// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { createElement, Fragment, useState, type ReactElement } from 'react'
import { expect, it, vi } from 'vitest'
import type { StackConfig } from '../../../config/stack-config.ts'
import type { Attempt, Outcome } from '../../../domain/attempt.ts'
import { Failure } from '../../../domain/failure.ts'
import {
  aDeniedOutcome,
  aGrantedOutcome,
  anIdentityId,
  aSession,
  aStackConfig,
} from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { labComponents } from '../lab-components.ts'
import type { LabEquipment, SentRun } from '../lab-context.ts'
import { readLab, type Lab } from '../lab.ts'
import { createProgressStore, type StepChange } from '../progress-store.ts'
import { LabView } from './lab-view.tsx'

const getItem: Attempt = {
  id: 'get-item',
  operation: 'GetItem',
  group: 'read',
  title: 'Read one score',
  input: (aim, { tableName, ownIdentityId, rivalIdentityId }) => ({
    TableName: tableName,
    Key: {
      UserId: { S: aim === 'own' ? ownIdentityId : rivalIdentityId },
      GameTitle: { S: 'Test Range' },
    },
  }),
  expected: { own: 'granted', rival: 'denied' },
  needsOwnItem: false,
  leavesOwnItem: false,
}
const scan: Attempt = {
  ...getItem,
  id: 'scan',
  operation: 'Scan',
  input: (_, { tableName }) => ({ TableName: tableName }),
  expected: { own: 'denied', rival: 'denied' },
}
const sid = 'PlayersReachOnlyTheirOwnPartition'
const subjects = {
  tableName: 'GameScores',
  ownIdentityId: anIdentityId('1'),
  rivalIdentityId: anIdentityId('9'),
}
const denied = aDeniedOutcome(getItem)

const part = (name: string, props: object, ...children: readonly string[]) =>
  createElement(labComponents[name] ?? 'p', props, ...children)
const prediction = part('Predict', {
  question: 'What does AWS answer?',
  choices: ['It is granted', 'It is denied'],
  answer: 'It is denied',
})

function labOf(...content: readonly ReactElement[]): Lab {
  const meta = { title: 'A lab', summary: 'About something.', minutes: 4, order: 1 }
  const step = createElement(Fragment, {}, createElement('h2', {}, 'One'), ...content)
  return readLab('a-lab', { meta, default: () => step }, labComponents)
}

interface Given {
  readonly outcome?: Outcome
  readonly config?: StackConfig
  readonly send?: LabEquipment['send']
  readonly askSts?: (onAnswered: () => void) => void
}

function open(lab: Lab, { outcome = denied, config = aStackConfig(), send, askSts }: Given = {}) {
  const sent = vi.fn<LabEquipment['send']>(
    send ??
      ((attempt, aim) => Promise.resolve({ attempt, aim, outcome, subjects, access: 'guest' })),
  )
  const equipment: LabEquipment = {
    config,
    session: aSession({ identityId: subjects.ownIdentityId }),
    attempts: [getItem, scan],
    send: sent,
    renderAnswer: (run) => <p>{`AWS: ${run.outcome.kind}`}</p>,
    renderSession: () => null,
    renderWhoAmI: (onAnswered) => (
      <button
        type="button"
        onClick={() => {
          askSts?.(onAnswered)
        }}
      >
        Ask STS
      </button>
    ),
  }
  function Bench() {
    const [store] = useState(() => createProgressStore(() => undefined))
    const [progress, setProgress] = useState(store.snapshot())
    const [runs, setRuns] = useState<Readonly<Record<string, SentRun>>>({})
    const [onProgress] = useState(() => (stepId: string, change: StepChange) => {
      store.note(lab.id, stepId, change)
      setProgress(store.snapshot())
    })
    return (
      <LabView
        heading={<h1>{lab.title}</h1>}
        lab={lab}
        step={lab.steps[0]}
        nextLab={undefined}
        equipment={equipment}
        progress={progress[lab.id]}
        runs={runs}
        onSent={(stepId, key, run) => {
          setRuns((before) => ({ ...before, [`${lab.id} ${stepId} ${key}`]: run }))
          if (run.outcome.kind !== 'failed') onProgress(stepId, { ran: key })
        }}
        onProgress={onProgress}
        onStartOver={() => undefined}
      />
    )
  }
  renderApp(<Bench />)
  return { sent }
}

const press = async (name: string | RegExp) => {
  await act(() => {
    fireEvent.click(screen.getByRole('button', { name }))
    return Promise.resolve()
  })
}
const predict = async (choice: string) => {
  fireEvent.click(screen.getByRole('radio', { name: choice }))
  await press('Make this prediction')
}
const check = () => screen.queryByRole('region', { name: 'Your prediction' })

it('runs nothing before a prediction was made', async () => {
  const { sent } = open(labOf(prediction, part('Run', { attempt: 'get-item', aim: 'rival' })))
  await press('Send: GetItem')
  expect(sent).not.toHaveBeenCalled()
  expect(screen.getByText('Make your prediction first.')).toBeTruthy()

  const make = screen.getByRole('button', { name: 'Make this prediction' })
  expect(make.getAttribute('aria-disabled')).toBe('true')
  await press('Make this prediction')
  expect(screen.getByText('Choose one first.')).toBeTruthy()
  expect(screen.getByText('Make your prediction first.')).toBeTruthy()

  await predict('It is granted')
  await press('Send: GetItem')
  expect(sent).toHaveBeenCalledExactlyOnceWith(getItem, 'rival')
})

it('holds the reader to the prediction', async () => {
  open(labOf(prediction, part('Run', { attempt: 'get-item', aim: 'rival' })))
  await predict('It is granted')
  const other = screen.getByRole<HTMLInputElement>('radio', { name: 'It is denied' })
  expect(other.disabled).toBe(true)
  const made = screen.getByRole('button', { name: 'Prediction made' })
  expect(made.getAttribute('aria-disabled')).toBe('true')
})

it('shows AWS’s answer beside a prediction that was wrong, kindly, and why', async () => {
  open(
    labOf(
      prediction,
      part('Run', { attempt: 'get-item', aim: 'rival' }),
      part('Why', {}, 'The words of the author.'),
    ),
  )
  expect(screen.queryByText('The words of the author.')).toBeNull()
  await predict('It is granted')
  expect(check()).toBeNull()
  await press('Send: GetItem')

  expect(screen.getByText('AWS: denied')).toBeTruthy()
  const shown = check()
  expect(shown?.textContent).toContain('You predictedIt is granted')
  expect(shown?.textContent).toContain('AWS answeredIt is denied')
  expect(shown?.textContent).toContain('That is what a lab is for')
  const why = screen.getByRole('region', { name: 'Why' })
  expect(why.textContent).toContain('dynamodb:LeadingKeys')
  expect(screen.getByText('The words of the author.')).toBeTruthy()
  expect(screen.queryByText('Under the policy as it was shipped')).toBeNull()
})

it('says so where the prediction was right', async () => {
  open(labOf(prediction, part('Run', { attempt: 'get-item', aim: 'rival' })))
  await predict('It is denied')
  await press('Send: GetItem')
  expect(check()?.textContent).toContain('As you predicted.')
})

it('judges no prediction where AWS answers otherwise than the lab expects', async () => {
  open(
    labOf(
      prediction,
      part('Run', { attempt: 'get-item', aim: 'rival' }),
      part('Why', {}, 'The words of the author.'),
    ),
    { outcome: aGrantedOutcome() },
  )
  await predict('It is denied')
  await press('Send: GetItem')
  expect(check()?.textContent).toContain('AWS has granted GetItem')
  expect(check()?.textContent).toContain('AWS decides, not the lab')
  expect(check()?.textContent).not.toContain('As you predicted')
  expect(screen.getByText('Under the policy as it was shipped')).toBeTruthy()
})

it('waits for every experiment of the step before it says how it came out', async () => {
  open(
    labOf(
      prediction,
      part('Run', { attempt: 'scan', aim: 'own' }),
      part('Run', { attempt: 'get-item', aim: 'rival' }),
      part('Why', { explain: false }, 'The words of the author.'),
    ),
  )
  await predict('It is denied')
  await press('Send: Scan')
  expect(check()).toBeNull()
  expect(screen.queryByText('The words of the author.')).toBeNull()
  await press('Send: GetItem')
  expect(check()).not.toBeNull()
  expect(screen.getByText('The words of the author.')).toBeTruthy()
})

it('does not take a failure for an answer', async () => {
  open(labOf(prediction, part('Run', { attempt: 'get-item', aim: 'rival' }), part('Why', {})), {
    outcome: {
      kind: 'failed',
      code: undefined,
      message: 'no answer',
      status: undefined,
      exchangeId: undefined,
    },
  })
  await predict('It is denied')
  await press('Send: GetItem')
  expect(screen.getByText('AWS: failed')).toBeTruthy()
  expect(check()).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Why' })).toBeNull()
})

it('says what went wrong where nothing could be sent', async () => {
  open(labOf(part('Run', { attempt: 'get-item', aim: 'rival' })), {
    send: () => Promise.reject(new Failure('offline', 'no network')),
  })
  await press('Send: GetItem')
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect(screen.queryByText(/^AWS:/)).toBeNull()
})

it('shows a request with words in the place of identity IDs', () => {
  open(labOf(part('Run', { attempt: 'get-item', aim: 'rival', showRequest: true })))
  expect(screen.getByText(/the rival’s identity ID/).textContent).not.toContain('us-west-2:')
})

it('asks STS after the prediction, and counts its answer', async () => {
  open(labOf(prediction, part('WhoAmI', {})), {
    askSts: (onAnswered) => {
      onAnswered()
    },
  })
  expect(screen.queryByRole('button', { name: 'Ask STS' })).toBeNull()
  await predict('It is denied')
  await press('Ask STS')
  expect(check()).not.toBeNull()
})

it('shows the lines of the policy that is deployed, whatever it says', () => {
  open(labOf(part('Policy', { statement: sid, condition: 'dynamodb:LeadingKeys' })))
  const figure = screen.getByRole('figure')
  expect(figure.textContent).toContain('"Null": {')
  expect(figure.textContent).toContain('${cognito-identity.amazonaws.com:sub}')
  expect(figure.textContent).not.toContain('dynamodb:GetItem')
  expect(figure.textContent).not.toContain(subjects.ownIdentityId)
})

it('says where a line that it is about is gone from the policy', () => {
  open(
    labOf(
      part('Policy', { statement: sid, condition: 'dynamodb:Select' }),
      part('Policy', { statement: 'Gone' }),
    ),
  )
  expect(screen.getByText(/There is no dynamodb:Select in it now/)).toBeTruthy()
  expect(screen.getByText(/has no statement Gone/)).toBeTruthy()
})

it('says where the policies are private', () => {
  const { roles } = aStackConfig()
  const config = aStackConfig({ roles: { ...roles, guest: { arn: roles.guest.arn } } })
  const whatIf = { attempt: 'scan', aim: 'own', statement: sid, changes: [] }
  open(labOf(part('Policy', { statement: sid }), part('WhatIf', whatIf)), { config })
  expect(screen.getByText(/private, so they cannot be shown/)).toBeTruthy()
  expect(screen.getByText(/private, so there is nothing to change/)).toBeTruthy()
})

const whatIf = part('WhatIf', {
  attempt: 'scan',
  aim: 'own',
  statement: sid,
  changes: [
    { label: 'Allow Scan', allow: 'dynamodb:Scan' },
    { label: 'Take out Null', drop: 'Null dynamodb:LeadingKeys' },
  ],
})

it('decides a changed policy with the engine, says so, and sends nothing', async () => {
  const { sent } = open(labOf(prediction, whatIf))
  await predict('It is denied')
  await press('Ask the engine: Scan')
  const region = screen.getByRole('region', { name: 'What if the policy were another?' })
  expect(region.textContent).toContain('Our engine, on a policy that is not deployed')
  expect(within(region).getByText('Scan would be granted')).toBeTruthy()
  expect(region.textContent).toContain('AWS was not asked')
  expect(check()?.textContent).toContain('The engine decidesIt is denied')
  expect(check()?.textContent).toContain('As you predicted.')

  fireEvent.click(screen.getByRole('checkbox', { name: 'Take out Null' }))
  expect(within(region).getByText('Scan would be denied')).toBeTruthy()
  expect(region.textContent).toContain('Not met: the request carries no such key')
  // The question was about another policy: its answer is none to this one.
  expect(check()?.textContent).not.toContain('The engine decidesIt')
  expect(check()?.textContent).not.toContain('As you predicted.')
  expect(sent).not.toHaveBeenCalled()
})

it('marks the step done when all of it was done, and then leads on', async () => {
  open(labOf(prediction, part('Run', { attempt: 'get-item', aim: 'rival' })))
  const steps = screen.getByRole('navigation', { name: 'This lab' })
  expect(within(steps).getByRole('link').textContent).toBe('One')
  const end = () => screen.queryByText('Done. All 1 steps of this lab.')
  await predict('It is granted')
  expect(end()).toBeNull()
  await press('Send: GetItem')
  expect(within(steps).getByRole('link').textContent).toBe('One, done')
  expect(end()).not.toBeNull()
})
