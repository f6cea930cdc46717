// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import type { Exchange } from '../../../domain/exchange.ts'
import { maskText } from '../../../domain/mask.ts'
import { anExchange, anIdentityId } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { ExchangeView } from './exchange-view.tsx'

// Loaded ahead: what a test waits for is not how long that takes on a busy machine.
beforeAll(async () => {
  await import('./exchange-why.tsx')
})

function aGetItem(userId: string, changes: Partial<Exchange> = {}): Exchange {
  const body = {
    TableName: 'GameScores',
    Key: { UserId: { S: userId }, GameTitle: { S: 'Meteor Blasters' } },
  }
  const request = { headers: [], body: maskText(JSON.stringify(body)) }
  return anExchange({ operation: 'GetItem', request, ...changes })
}

async function show(exchange: Exchange) {
  const aws = createFakeAws()
  const shown = renderApp(
    <ExchangeView
      exchange={exchange}
      tries={[exchange]}
      commands={[[exchange]]}
      onOpen={() => undefined}
    />,
    { aws },
  )
  await aws.me.open()
  await aws.rival.open()
  return shown
}

it('says why a denied request was denied, with identities masked', async () => {
  const rivalId = anIdentityId('9')
  const { container } = await show(
    aGetItem(rivalId, { status: 400, errorCode: 'AccessDeniedException' }),
  )
  const why = await screen.findByRole('region', { name: 'Why' })
  expect((await within(why).findAllByText('us-west-2:9999····')).length).toBeGreaterThan(0)
  expect(why.textContent).toMatch(/You asked for .*’s partition/)
  expect(within(why).queryByRole('alert')).toBeNull()
  expect(within(why).getByText('What would pass')).toBeTruthy()
  expect(container.innerHTML).not.toContain(rivalId)
})

it('says why a granted request was granted', async () => {
  await show(aGetItem(anIdentityId('1')))
  const why = await screen.findByRole('region', { name: 'Why' })
  expect(why.textContent).toContain(
    'The statement PlayersReachOnlyTheirOwnPartition allows dynamodb:GetItem',
  )
})

it('flags an answer that is not what the policies say', async () => {
  await show(aGetItem(anIdentityId('9')))
  expect((await screen.findByRole('alert')).textContent).toContain(
    'this should be denied; AWS’s answer is granted',
  )
})

it.each<Partial<Exchange>>([
  { service: 'cognito-identity', operation: 'GetId' },
  { status: 400, errorCode: 'ThrottlingException' },
])('has nothing to explain where permissions are no part of the story', async (changes) => {
  await show(aGetItem(anIdentityId('1'), changes))
  await screen.findByRole('region', { name: 'Request' })
  expect(screen.queryByRole('region', { name: 'Why' })).toBeNull()
  expect(screen.queryByText('Working out why…')).toBeNull()
})

it('begins with the verdict, the status, the time and AWS’s sentence, before it says why', async () => {
  const sentence = 'User: arn:aws:sts::1:assumed-role/R/S is not authorized to perform: x:Y'
  await show(
    aGetItem(anIdentityId('9'), {
      status: 400,
      errorCode: 'AccessDeniedException',
      durationMs: 41.4,
      response: { headers: [], body: JSON.stringify({ Message: sentence }) },
    }),
  )
  const answer = screen.getByRole('region', { name: 'Answer' })
  expect(answer.textContent).toBe(`Denied400 AccessDeniedException · 41 ms${sentence}`)
  const regions = (await screen.findAllByRole('region')).map((one) =>
    one.getAttribute('aria-label'),
  )
  expect(regions[0]).toBe('Answer')
})

const failed = (errorCode: string): Partial<Exchange> => ({ status: 400, errorCode })

it.each<[string, Partial<Exchange>]>([
  ['Granted200 · 12 ms', {}],
  ['Answered200 · 12 ms', { service: 'cognito-identity', operation: 'GetId' }],
  ['Answered200 · 12 ms', { service: 'sts', operation: 'GetCallerIdentity' }],
  ['Denied400 NotAuthorizedException · 12 ms', failed('NotAuthorizedException')],
  ['Error400 ThrottlingException · 12 ms', failed('ThrottlingException')],
  [
    'Condition not met400 ConditionalCheckFailedException · 12 ms',
    failed('ConditionalCheckFailedException'),
  ],
  ['No answer', { state: 'failed', status: undefined, durationMs: undefined }],
])('begins with %s', async (words, changes) => {
  await show(aGetItem(anIdentityId('1'), changes))
  expect(screen.getByRole('region', { name: 'Answer' }).textContent).toBe(words)
})
