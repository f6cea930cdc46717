/**
 * The same specs for every target: they know `BASE_URL` and what the app says there, nothing else. `npm run e2e` sets it,
 * or deploys to a stand-in of its own where it is unset. `LOCAL_URL` is what `npm start` serves, where that runs too:
 * specs tagged `@local` run there as well, those tagged `@local-only` nowhere else.
 */
import { defineConfig } from '@playwright/test'

const {
  BASE_URL,
  LOCAL_URL,
  PLAYWRIGHT_CHROMIUM_PATH,
  CHROMIUM_ARGS,
  PLAYWRIGHT_JSON_OUTPUT_FILE,
} = process.env
if (BASE_URL === undefined) throw new Error('BASE_URL is not set. Use: npm run e2e')

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ...(PLAYWRIGHT_JSON_OUTPUT_FILE === undefined
      ? []
      : ([['json', { outputFile: PLAYWRIGHT_JSON_OUTPUT_FILE }]] as const)),
  ],
  use: {
    baseURL: BASE_URL,
    locale: 'en-US',
    timezoneId: 'UTC',
    launchOptions: {
      ...(PLAYWRIGHT_CHROMIUM_PATH === undefined
        ? {}
        : { executablePath: PLAYWRIGHT_CHROMIUM_PATH }),
      args: CHROMIUM_ARGS === undefined ? [] : CHROMIUM_ARGS.split(' '),
    },
  },
  projects: [
    // First, since it has the test that waits longest.
    {
      name: 'local',
      // Elsewhere they say themselves why they cannot run.
      grep: LOCAL_URL === undefined ? /@local-only/ : /@local/,
      use: { viewport: { width: 1280, height: 800 }, baseURL: LOCAL_URL ?? BASE_URL },
    },
    {
      name: 'desktop',
      grepInvert: /@(phone|local)-only/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
})
