/**
 * AWS with always the same answers, for pictures: what a page shows of IDs, faces, times and names would differ each time.
 * Nothing but pictures may rest on it.
 */
import type { Page, Route } from '@playwright/test'
import { operationOf } from './aws-requests.ts'
import { answerTo } from './fixtures.ts'

const now = new Date('2026-11-22T08:26:00Z')
const identityIds = {
  me: 'us-west-2:00000000-aaaa-4bbb-8ccc-dddddddddddd',
  rival: 'us-west-2:11111111-aaaa-4bbb-8ccc-dddddddddddd',
}
const identityPoolId = 'us-west-2:22222222-aaaa-4bbb-8ccc-dddddddddddd'
const accessKeyIds = { me: 'ASIAEXAMPLEOFME00000', rival: 'ASIAEXAMPLEOFRIVAL00' }
const role = 'leading-key-GuestRole-EXAMPLE'
const rivalItem = {
  GameTitle: { S: 'Meteor Blasters' },
  Wins: { N: '3' },
  Losses: { N: '1' },
  TopScore: { N: '4200' },
  TopScoreDateTime: { S: now.toISOString() },
}

export async function answerAsAlways(page: Page): Promise<void> {
  await page.clock.setFixedTime(now)
  await page.route('**/config.json', async (route) => {
    const response = await answerTo(route)
    const text = await response.text()
    // What is made up for each stack, and stands in policies too.
    const names = [
      [/leading-key-GuestRole-\w+/g, role],
      [/leading-key-playerfiles-\w+/g, 'leading-key-playerfiles-example'],
      [/us-west-2:[0-9a-f-]{36}/g, identityPoolId],
    ] as const
    await route.fulfill({
      response,
      body: names.reduce((rest, [made, always]) => rest.replaceAll(made, always), text),
    })
  })
  let asked = 0
  await page.route('**', async (route, request) => {
    const operation = operationOf(request)
    if (operation === undefined || request.method() !== 'POST') {
      await route.fallback()
      return
    }
    const input = request.postData() ?? ''
    const isRivals = (request.headers()['authorization'] ?? '').includes(accessKeyIds.rival)
    switch (operation) {
      case 'GetId':
        asked += 1
        await answer(route, { IdentityId: asked === 1 ? identityIds.me : identityIds.rival })
        return
      case 'GetCredentialsForIdentity': {
        const seat = input.includes(identityIds.me) ? 'me' : 'rival'
        await answer(route, {
          IdentityId: identityIds[seat],
          Credentials: {
            AccessKeyId: accessKeyIds[seat],
            SecretKey: 'wJalrXUtnFEMIEXAMPLEKEY',
            SessionToken: 'EXAMPLETOKEN',
            Expiration: now.getTime() / 1000 + 3_600,
          },
        })
        return
      }
      case 'Query':
        await answer(
          route,
          isRivals ? { Count: 1, ScannedCount: 1, Items: [rivalItem] } : { Count: 0, Items: [] },
        )
        return
      default:
        if (isRivals || !input.includes(identityIds.rival)) await answer(route, {})
        else await deny(route, operation)
    }
  })
}

async function deny(route: Route, operation: string) {
  const action = `dynamodb:${operation}`
  await answer(
    route,
    {
      __type: 'com.amazon.coral.service#AccessDeniedException',
      Message: `User: arn:aws:sts::123456789012:assumed-role/${role}/CognitoIdentityCredentials is not authorized to perform: ${action} on resource: arn:aws:dynamodb:us-west-2:123456789012:table/GameScores because no identity-based policy allows the ${action} action`,
    },
    400,
  )
}

async function answer(route: Route, json: unknown, status = 200) {
  await route.fulfill({
    status,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'EXAMPLEVV4KQNSO5AEMVJF66Q9ASUAAJG',
    },
    json,
  })
}
