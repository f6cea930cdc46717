import { randomUUID } from 'node:crypto'
import type { Route } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { intercept, watchOperations } from './aws-requests.ts'
import { attemptButton, send, verdict } from './break-in-page.ts'
import { expect, noAnswer, refusedByServer, test } from './fixtures.ts'
import { watchShifts } from './layout-shifts.ts'
import { openArcade, playRound, scoreRow } from './play-round.ts'

const nobodyAnswers = /(AWS|The stand-in) does not answer/

test('says when AWS does not answer and moves nothing, and goes on by itself when it does again, with the rival too', async ({
  page,
  complaints,
}) => {
  complaints.expect(noAnswer)
  const disconnect = () =>
    intercept(
      page,
      () => true,
      (route) => route.abort('connectionrefused'),
    )
  const shifts = await watchShifts(page)
  let reconnect = await disconnect()
  await page.goto('/')
  await expect(page.getByText(nobodyAnswers).first()).toBeVisible()
  await reconnect()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  expect(await shifts()).toEqual([])

  reconnect = await disconnect()
  await page.getByRole('link', { name: 'Break in' }).first().click()
  await expect(page.getByText(nobodyAnswers).first()).toBeVisible()
  await reconnect()
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
})

test('says what is wrong with its config', async ({ page, complaints }) => {
  const answerWith = async (answer: Parameters<Route['fulfill']>[0]) => {
    await page.unrouteAll()
    await page.route('**/config.json', (route) => route.fulfill(answer))
    await page.goto('/')
  }
  await test.step('everything that it lacks', async () => {
    await answerWith({ json: {} })
    for (const field of ['region', 'account', 'identityPoolId', 'tableName', 'roles']) {
      await expect(page.getByText(field).first()).toBeVisible()
    }
  })
  await test.step('where it is no config at all', async () => {
    const body = '<!doctype html><title>Not this</title>'
    await answerWith({ contentType: 'text/html', body })
    await expect(page.getByRole('main')).toContainText('config.json')
  })
  await test.step('where it is missing', async () => {
    complaints.expect(/responded with a status of 404/)
    await answerWith({ status: 404 })
    await expect(page.getByRole('main')).toContainText('config.json')
  })
})

test('says when the player is offline, and saves a round that was finished so as soon as the network is back', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(noAnswer)
  // A try that was under way when the network went may have been counted.
  complaints.allow(refusedByServer)
  await openArcade(page)
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/offline/i).first()).toBeVisible()
  const { score } = await playRound(page)
  await expect(page.getByText('This round is not saved yet')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  await expect(scoreRow(page, 'Meteor Blasters').getByRole('cell').last()).toHaveText(String(score))
  await expect(page.getByText(/offline/i)).toHaveCount(0)
})

test('says what to do where nobody answers an attempt, as one entry of the wire', async ({
  page,
  complaints,
}) => {
  complaints.expect(noAnswer)
  const scan = attempts.find(({ id }) => id === 'scan')
  if (scan === undefined) throw new Error('The catalogue has no scan.')
  await page.goto('/break-in')
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  await intercept(
    page,
    (operation) => operation === 'Scan',
    (route) => route.abort('connectionrefused'),
  )
  await send(page, scan)
  const shown = verdict(page, scan, 'rival')
  await expect(shown.getByRole('heading', { name: 'No result' })).toBeVisible()
  await expect(shown).toContainText(nobodyAnswers)
  await expect(page.getByRole('region', { name: 'Why' })).toHaveCount(0)
  const onTheRival = page
    .getByRole('complementary', { name: 'The wire' })
    .getByRole('button', { name: /Scan ×\d+ tries no answer on the rival/ })
  await expect(onTheRival).toHaveCount(1)
})

test('asks for new credentials where AWS says that they expired, and goes on', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  const [getItem] = attempts
  if (getItem === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/break-in')
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  const operations = watchOperations(page)
  let refusals = 0
  await intercept(
    page,
    (operation) => operation === 'GetItem',
    async (route) => {
      refusals += 1
      if (refusals > 1) {
        await route.fallback()
        return
      }
      await route.fulfill({
        status: 400,
        headers: {
          'access-control-allow-origin': '*',
          'content-type': 'application/x-amz-json-1.0',
        },
        json: {
          __type: 'com.amazon.coral.service#ExpiredTokenException',
          message: 'The security token included in the request is expired',
        },
      })
    },
  )
  await attemptButton(page, getItem).click()
  await expect(verdict(page, getItem, 'rival').getByRole('heading')).toHaveText('Denied')
  expect(refusals).toBeGreaterThan(1)
  expect(operations).toContain('GetCredentialsForIdentity')
})

test('starts over by itself where the stack was set up anew', async ({
  page,
  stack,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  // The first time, config.json names a pool that is gone, as a page that was loaded before a reset still does.
  await page.route(
    '**/config.json',
    (route) =>
      route.fulfill({ json: { ...stack, identityPoolId: `${stack.region}:${randomUUID()}` } }),
    { times: 1 },
  )
  await page.goto('/')
  await expect(page.getByText(/This stack was set up anew/)).toBeVisible()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Hide', exact: true }).click()
  await expect(page.getByText(/This stack was set up anew/)).toHaveCount(0)
})

test('says so where its identity pool is gone for good', async ({ page, stack, complaints }) => {
  complaints.expect(refusedByServer)
  const gone = { ...stack, identityPoolId: `${stack.region}:${randomUUID()}` }
  await page.route('**/config.json', (route) => route.fulfill({ json: gone }))
  await page.goto('/')
  await expect(page.getByText('This stack’s identity pool is gone').first()).toBeVisible()
})
