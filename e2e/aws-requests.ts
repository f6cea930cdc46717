/** The requests that a page sends to AWS, told from its other ones by the header that names the operation. */
import type { Page, Request, Route } from '@playwright/test'

/** `GetId`, `UpdateItem`, `GetCallerIdentity`; `undefined` for what is no call of AWS. */
export function operationOf(request: Request): string | undefined {
  const target = request.headers()['x-amz-target']
  if (target !== undefined) return target.split('.').at(-1)
  return new URLSearchParams(request.postData() ?? '').get('Action') ?? undefined
}

/** The operations that a page calls from now on, in order; grows as they are sent. */
export function watchOperations(page: Page): readonly string[] {
  const operations: string[] = []
  page.on('request', (request) => {
    const operation = operationOf(request)
    if (operation !== undefined && request.method() === 'POST') operations.push(operation)
  })
  return operations
}

/** Lets a handler answer one operation's requests; all others go their way. Returns what undoes it. */
export async function intercept(
  page: Page,
  concerns: (operation: string) => boolean,
  handler: (route: Route) => Promise<void>,
): Promise<() => Promise<void>> {
  const listener = async (route: Route, request: Request) => {
    const operation = operationOf(request)
    if (operation !== undefined && concerns(operation)) await handler(route)
    else await route.fallback()
  }
  await page.route('**', listener)
  return () => page.unroute('**', listener)
}
