import { AwsClient } from 'aws4fetch'
import type { Locator, Page } from '@playwright/test'
import { answerTo, expect, test } from './fixtures.ts'

const sid = 'PlayersReachOnlyTheirOwnPartition'
const variable = '${cognito-identity.amazonaws.com:sub}'
const phoneToo = { tag: '@phone' }

function statement(page: Page, name: string): Locator {
  return page.getByRole('article', { name })
}

test(
  'a player reads their own policy, sees it filled in, and finds a part of it in the JSON',
  phoneToo,
  async ({ page, stack }) => {
    await page.goto('/policy')
    const own = statement(page, sid)
    await expect(own).toContainText('Every partition key that the request touches')
    await expect(own).toContainText(variable)

    await page.getByText('Filled in for you').click()
    await expect(own).not.toContainText(variable)
    await expect(own).toContainText(new RegExp(`is exactly .*${stack.region}:[0-9a-f]{4}····`))
    // The pool's ID is of the same form and public. Any other would be a password.
    const html = await page.content()
    const whole = html.match(/[a-z]{2}-[a-z]+-\d:[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
    expect(whole.filter((id) => id !== stack.identityPoolId).length).toBe(0)
    expect(whole.length).toBeGreaterThan(0)

    await test.step('a part of the reading shows its lines of the JSON', async () => {
      const key = own.locator('pre').getByText('"dynamodb:Select"')
      await own.getByRole('button', { name: /^what a read returns/ }).click()
      await expect(key).toBeInViewport()
    })
  },
)

test('the page says what IAM would allow, and leads to the attempt', async ({ page }) => {
  await page.goto('/policy')
  const row = page.getByRole('row', { name: /^GetItem Read one score/ })
  await expect(row.getByRole('cell').nth(0)).toContainText('Granted')
  await expect(row.getByRole('cell').nth(1)).toContainText('Denied')
  await expect(row.getByRole('cell').nth(1)).toContainText('dynamodb:LeadingKeys')
  await expect(page.getByText('No statement allows Scan')).toBeVisible()
  await row.getByRole('link', { name: /^GetItem/ }).click()
  await expect(page).toHaveURL('/break-in/get-item')
})

test('the address of a statement opens it, also after a reload', async ({ page }) => {
  const name = 'GuestsOfThisIdentityPoolMayAssumeThisRole'
  await page.goto(`/policy/trust/${name}`)
  const heading = statement(page, name).getByRole('heading')
  await expect(heading).toBeInViewport()
  await page.reload()
  await expect(heading).toBeInViewport()
  await expect(page).toHaveTitle(`${name} · Policy · Leading Key`)
  await page.goto('/policy#policy-session')
  const part = page.getByRole('heading', { name: 'Session policies' })
  await expect(part).toBeInViewport()
  await page.reload()
  await expect(part).toBeInViewport()

  const parts = page.getByRole('navigation', { name: 'On this page' })
  const current = parts.locator('[aria-current]')
  await expect(current).toHaveText('Session')
  await parts.getByRole('link', { name: 'Would IAM allow it?' }).click()
  await expect(current).toHaveText('Would IAM allow it?')
  await page.keyboard.press('End')
  await expect(current).toHaveText('Trust')
})

test(
  'the page follows a policy that changes, and stays where it is',
  { tag: '@local-only' },
  async ({ page, stack, request, baseURL }) => {
    const { endpoint } = (await (await request.get('/config.json')).json()) as { endpoint?: string }
    test.skip(
      endpoint === undefined,
      'Only a stack on this machine lets a test change its policies.',
    )
    test.skip(
      /cloudfront/.test(baseURL ?? ''),
      'A deployed config.json is a file, and follows at the next deployment.',
    )
    // The stand-in's administrator, by the keys of AWS's documentation. What is allowed here harms no other test.
    const iam = new AwsClient({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      service: 'iam',
      region: 'us-east-1',
    })
    const call = async (parameters: Readonly<Record<string, string>>) => {
      const RoleName = stack.roles.guest.arn.split('/').at(-1) ?? ''
      const form = { Version: '2010-05-08', RoleName, PolicyName: 'FollowMe', ...parameters }
      const body = new URLSearchParams(form).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await iam.fetch(endpoint ?? '', { method: 'POST', headers, body })
      expect(answer.status, await answer.text()).toBe(200)
    }
    const put = (...actions: string[]) => {
      const Statement = [{ Sid: 'FollowMe', Effect: 'Allow', Action: actions, Resource: '*' }]
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
      return call({ Action: 'PutRolePolicy', PolicyDocument })
    }

    // The page asks every two seconds, and at once when the player comes back to it.
    const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))

    await page.goto('/policy')
    const trust = page.getByRole('heading', { name: 'Trust policy', level: 2 })
    await trust.scrollIntoViewIfNeeded()
    const place = await trust.boundingBox()
    try {
      await put('dynamodb:ListTagsOfResource')
      const notice = page.getByRole('status').filter({ hasText: 'The policy changed.' })
      await expect(notice).toContainText('FollowMe: a new statement')
      // What came in above has not moved what is in sight.
      const placeNow = await trust.boundingBox()
      expect(Math.abs((placeNow?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(2)

      await put('dynamodb:ListTagsOfResource', 'dynamodb:DescribeTimeToLive')
      await comeBack()
      await expect(notice).toContainText(/FollowMe: \d lines? added/)
      await notice.getByRole('link', { name: 'FollowMe' }).click()
      const added = statement(page, 'FollowMe').getByRole('insertion')
      await expect(added.filter({ hasText: 'DescribeTimeToLive' })).toBeInViewport()

      await notice.getByRole('button', { name: 'Seen' }).click()
      await expect(notice).toHaveCount(0)
      await expect(added).toHaveCount(0)

      // As the stand-in says it of a template that it refused. The template of this stack is for all tests.
      const words = 'Effect is Allow or Deny, not "Perhaps".'
      const template = {
        isUsed: false,
        remarks: [{ line: 42, path: 'Resources.X', message: words }],
      }
      await page.route('**/config.json', async (route) => {
        const response = await answerTo(route)
        await route.fulfill({ response, json: { ...(await response.json()), template } as unknown })
      })
      await comeBack()
      const refusal = page.getByRole('status').filter({ hasText: 'template cannot be used' })
      await expect(refusal).toContainText(
        `${words}In infra/game-scores.yaml, line 42, Resources.X.`,
      )
      await page.unroute('**/config.json')
      await comeBack()
      await expect(refusal).toHaveCount(0)
    } finally {
      await call({ Action: 'DeleteRolePolicy' })
    }
    await comeBack()
    await expect(page.getByText('is gone')).toHaveCount(2)
  },
)
