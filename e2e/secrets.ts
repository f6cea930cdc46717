/** That no page shows what Cognito hands out: secret keys, session tokens, and identity IDs, which are passwords of guests. */
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { operationOf } from './aws-requests.ts'

interface CognitoAnswer {
  readonly IdentityId?: string
  readonly Credentials?: { readonly SecretKey: string; readonly SessionToken: string }
}

/** Reads every secret that Cognito hands to a page from now on. */
export function watchSecrets(page: Page): () => Promise<readonly string[]> {
  const answers: Promise<CognitoAnswer>[] = []
  page.on('response', (response) => {
    const operation = operationOf(response.request())
    const isPost = response.request().method() === 'POST'
    if (isPost && (operation === 'GetId' || operation === 'GetCredentialsForIdentity')) {
      answers.push(response.json() as Promise<CognitoAnswer>)
    }
  })
  return async () => {
    const read = await Promise.all(answers)
    return [
      ...new Set(
        read
          .flatMap(({ IdentityId, Credentials }) => [
            IdentityId,
            Credentials?.SecretKey,
            Credentials?.SessionToken,
          ])
          .filter((secret) => secret !== undefined),
      ),
    ]
  }
}

export async function expectNoSecrets(page: Page, secrets: readonly string[]): Promise<void> {
  expect(secrets.length).toBeGreaterThanOrEqual(3)
  const html = await page.content()
  const shown = secrets.filter((secret) => html.includes(secret))
  // Compared as numbers: a failure must not print what it found.
  expect(shown.length, 'secrets in the page').toBe(0)
  const address = page.url()
  expect(secrets.filter((secret) => address.includes(secret)).length).toBe(0)
}
