/** How soon the app is there, in a browser on a slow machine and network, against pages that do nothing else. */
import { chromium, type Browser } from '@playwright/test'
import type { BenchOptions } from '../bench-options.ts'
import { figure, type Figure } from '../figure.ts'
import { createGuest } from '../guests.ts'
import { sendCall } from '../send-call.ts'
import { createSigner } from '../signed-request.ts'
import { withTemporaryFolder } from '../with-temporary-folder.ts'
import { firstContentfulPaint, firstRound, ownScores } from './moments.ts'
import type { BrowserNeeds } from './needs.ts'
import type { Visit } from './phone.ts'
import { openSites, type Sites } from './sites.ts'

const part = 'page-load'
const note = 'Chromium at 390 × 844, 4x CPU slow-down, fast 4G, empty cache'

/**
 * Playwright asks Chromium to tell it of all that is thrown. So V8 looks up where in a file each `Error` was made, parses the
 * file a second time for that, and React makes some as it loads: some 70 ms here that a browser without developer tools does
 * not take. With this V8 notes the places when it compiles.
 */
const withoutSecondParse = '--js-flags=--no-enable-lazy-source-positions'

interface Contest {
  readonly name: string
  readonly measure: (browser: Browser, to: Visit) => Promise<number>
  readonly app: Visit
  readonly reference?: { readonly name: string; readonly to: Visit; readonly atMost: number }
}

export async function measurePageLoad(
  { rounds }: BenchOptions,
  { build, findChromium, chromiumArgs }: BrowserNeeds,
): Promise<readonly Figure[]> {
  const distDir = await build()
  const executablePath = await findChromium()
  return withTemporaryFolder(async (folder) => {
    const sites = await openSites(folder, distDir)
    const args = [...chromiumArgs(), withoutSecondParse]
    const browser = await chromium.launch({ executablePath, args })
    try {
      const figures: Figure[] = []
      for (const contest of await contests(sites)) {
        figures.push(await measure(browser, contest, rounds))
      }
      return figures
    } finally {
      await browser.close()
      await sites.close()
    }
  })
}

async function contests({
  app,
  staticPage,
  barePage,
  ...sites
}: Sites): Promise<readonly Contest[]> {
  const storage = await returningPlayer(sites)
  const bare = 'the same calls by a bare page'
  return [
    {
      name: 'first contentful paint',
      measure: firstContentfulPaint,
      app: { url: app },
      reference: { name: 'static page of the same HTML', to: { url: staticPage }, atMost: 1.1 },
    },
    { name: 'a round can be played', measure: firstRound, app: { url: app } },
    {
      name: 'own scores, returning player',
      measure: ownScores,
      app: { url: app, storage },
      reference: { name: bare, to: { url: barePage, storage }, atMost: 1.3 },
    },
    {
      name: 'own scores, first visit',
      measure: ownScores,
      app: { url: app },
      reference: { name: bare, to: { url: barePage }, atMost: 1.3 },
    },
  ]
}

async function measure(
  browser: Browser,
  { name, measure: moment, app, reference }: Contest,
  rounds: number,
): Promise<Figure> {
  const values: number[] = []
  const references: number[] = []
  // The first round warms up the servers and the browser.
  for (let round = -1; round < rounds; round++) {
    const value = await moment(browser, app)
    const against = reference ? await moment(browser, reference.to) : Number.NaN
    if (round < 0) continue
    values.push(value)
    references.push(against)
  }
  return figure({
    part,
    name,
    unit: 'ms',
    rounds: values,
    note,
    ...(reference && {
      reference: { name: reference.name, rounds: references },
      goal: { of: 'ratio', atMost: reference.atMost },
    }),
  })
}

/** What a browser remembers of a player who has a score. */
async function returningPlayer({
  awsHost,
  identityPoolId,
}: Pick<Sites, 'awsHost' | 'identityPoolId'>): Promise<Readonly<Record<string, string>>> {
  const { identityId, credentials } = await createGuest(awsHost, identityPoolId)
  const sign = createSigner(credentials, awsHost)
  const { ok, text } = await sendCall(
    awsHost,
    sign({
      service: 'dynamodb',
      amzTarget: 'DynamoDB_20120810.PutItem',
      body: JSON.stringify({
        TableName: 'GameScores',
        Item: {
          UserId: { S: identityId },
          GameTitle: { S: 'Meteor Blasters' },
          Wins: { N: '3' },
          Losses: { N: '1' },
          TopScore: { N: '1200' },
          TopScoreDateTime: { S: '2026-11-22T08:30:00.000Z' },
        },
      }),
    }),
  )
  if (!ok) throw new Error(`The returning player's score could not be put: ${text}`)
  return { [`leading-key/${identityPoolId}/guest/me`]: identityId }
}
