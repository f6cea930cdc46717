/** What a player does and sees on the page Break in. */
import type { Locator, Page } from '@playwright/test'
import { serviceOf, type Aim, type Attempt } from '../src/domain/attempt.ts'
import type { Stack } from './fixtures.ts'

/** Sends an attempt: on oneself and on the rival. On a narrow screen the result takes the list's place. */
export async function send(page: Page, attempt: Attempt): Promise<void> {
  const back = page.getByRole('link', { name: 'All attempts' })
  if (await back.isVisible()) await back.click()
  await attemptButton(page, attempt).click()
}

/** Opens what is folded, of the result in sight. */
export async function unfoldAll(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .locator('details')
    .evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true
    })
}

export function attemptButton(page: Page, attempt: Attempt): Locator {
  return page.getByRole('button', { name: `${attempt.operation} ${attempt.title}` })
}

/** From a result to the attempt after it in the list; the first time that sends it. */
export function nextButton(page: Page, next: Attempt): Locator {
  return page.getByRole('button', { name: `Next: ${next.title}`, exact: true })
}

/** The large result of an attempt with one aim. */
export function verdict(page: Page, attempt: Attempt, aim: Aim): Locator {
  const place = serviceOf(attempt.operation) === 's3' ? 'prefix' : 'partition'
  const whose = aim === 'own' ? `your own ${place}` : `the rival’s ${place}`
  return page.getByRole('region', { name: `${attempt.operation} on ${whose}` })
}

/** From the result with one aim to that of the same attempt with the other aim. */
export function otherVerdictLink(page: Page): Locator {
  return page.getByRole('link', { name: /the same (request|call)/ })
}

/** AWS's sentence for a request that no policy of the guest role allows. */
export function denialSentence(stack: Stack, attempt: Attempt, aim: Aim): RegExp {
  const { account, roles } = stack
  const role = roles.guest.arn.split('/').at(-1) ?? ''
  const { action, resource } = permissionOf(stack, attempt, aim)
  const sentence =
    `User: arn:aws:sts::${account}:assumed-role/${role}/CognitoIdentityCredentials ` +
    `is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`
  // Identity IDs are masked. Whose it is, the attempt's other marks tell.
  const literal = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(someone, '[a-z0-9-]+:[0-9a-f]{4}····')}$`)
}

const someone = 'identity-id'

/** What IAM is asked. S3 sets the resource in quotes, and a list is asked of the whole bucket. */
function permissionOf(stack: Stack, { operation, input }: Attempt, aim: Aim) {
  const { account, region, tableName, filesBucket } = stack
  if (serviceOf(operation) !== 's3')
    return {
      action: `dynamodb:${operation}`,
      resource: `arn:aws:dynamodb:${region}:${account}:table/${tableName}`,
    }
  const bucket = `arn:aws:s3:::${filesBucket ?? ''}`
  if (operation === 'ListObjectsV2') return { action: 's3:ListBucket', resource: `"${bucket}"` }
  const subjects = { tableName, filesBucket, ownIdentityId: someone, rivalIdentityId: someone }
  return {
    action: `s3:${operation}`,
    resource: `"${bucket}/${String(input(aim, subjects)['Key'])}"`,
  }
}
