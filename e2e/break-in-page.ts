/** What a player does and sees on the page Break in. */
import type { Locator, Page } from '@playwright/test'
import type { Aim, Attempt } from '../src/domain/attempt.ts'
import type { Stack } from './fixtures.ts'

/** Sends an attempt: on oneself and on the rival. On a narrow screen the result takes the list's place. */
export async function send(page: Page, attempt: Attempt): Promise<void> {
  const back = page.getByRole('link', { name: 'All attempts' })
  if (await back.isVisible()) await back.click()
  await attemptButton(page, attempt).click()
}

export function attemptButton(page: Page, attempt: Attempt): Locator {
  return page.getByRole('button', { name: `${attempt.operation} ${attempt.title}` })
}

/** The large result of an attempt with one aim. */
export function verdict(page: Page, attempt: Attempt, aim: Aim): Locator {
  const whose = aim === 'own' ? 'your own partition' : 'the rival’s partition'
  return page.getByRole('region', { name: `${attempt.operation} on ${whose}` })
}

/** From the result with one aim to that of the same attempt with the other aim. */
export function otherVerdictLink(page: Page): Locator {
  return page.getByRole('link', { name: /the same (request|call)/ })
}

/** AWS's sentence for a request that no policy of the guest role allows. */
export function denialSentence(stack: Stack, { operation }: Attempt): string {
  const { account, region, tableName, roles } = stack
  const role = roles.guest.arn.split('/').at(-1) ?? ''
  return (
    `User: arn:aws:sts::${account}:assumed-role/${role}/CognitoIdentityCredentials ` +
    `is not authorized to perform: dynamodb:${operation} ` +
    `on resource: arn:aws:dynamodb:${region}:${account}:table/${tableName} ` +
    `because no identity-based policy allows the dynamodb:${operation} action`
  )
}
