/** Whether the game keeps up with the screen on a slow machine: frames of a round in Chromium at 4x CPU slow-down. */
import { chromium, type Browser, type Page } from '@playwright/test'
import type { BenchOptions } from '../bench-options.ts'
import { figure, type Figure } from '../figure.ts'
import { percentile } from '../statistics.ts'
import { withTemporaryFolder } from '../with-temporary-folder.ts'
import type { BrowserNeeds } from './needs.ts'
import { openSites } from './sites.ts'

const part = 'frames'
const cpuSlowdown = 4
/** A round that outlasts the measurement, by a player who only fires. */
const seed = 8
/** Left out at its start: what compiles then compiles once. */
const warmUpSeconds = 3
const quickSeconds = 8
const fullSeconds = 30
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
} as const

/** What one round was like. */
export interface PlayedFrames {
  readonly perSecond: number
  /** Milliseconds between two frames: 95 of 100 are no longer. */
  readonly interval95: number
  /** Milliseconds of script in one frame, slowed down: 95 of 100 take no longer. */
  readonly script95: number
  readonly longestScript: number
}

interface Frame {
  readonly atMs: number
  readonly scriptMs: number
}

declare global {
  interface Window {
    timedFrames?: Frame[]
  }
}

export async function measureFrames(
  { rounds, quick }: BenchOptions,
  { build, findChromium, chromiumArgs }: BrowserNeeds,
): Promise<readonly Figure[]> {
  const distDir = await build()
  const executablePath = await findChromium()
  return withTemporaryFolder(async (folder) => {
    const sites = await openSites(folder, distDir)
    const browser = await chromium.launch({ executablePath, args: [...chromiumArgs()] })
    try {
      const figures: Figure[] = []
      for (const screen of ['phone', 'desk'] as const) {
        const played: PlayedFrames[] = []
        for (let round = 0; round < rounds; round += 1) {
          const seconds = quick ? quickSeconds : fullSeconds
          played.push(await playFrames(browser, sites.app, screen, seconds))
        }
        figures.push(...figuresOf(screen, played))
      }
      return figures
    } finally {
      await browser.close()
      await sites.close()
    }
  })
}

/** Plays a round by keyboard on a slowed-down machine, and times its frames in the page. */
export async function playFrames(
  browser: Browser,
  appUrl: string,
  screen: keyof typeof screens,
  seconds: number,
): Promise<PlayedFrames> {
  const context = await browser.newContext(screens[screen])
  try {
    const page = await context.newPage()
    await page.addInitScript(timeFrames)
    await page.goto(new URL(`/?seed=${seed}`, appUrl).href)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    await page.keyboard.down('Space')
    await page.waitForTimeout((warmUpSeconds + seconds) * 1000)
    return summary(await framesOf(page))
  } finally {
    await context.close()
  }
}

/** Runs in the page before its own scripts. */
function timeFrames() {
  const frames: Frame[] = []
  window.timedFrames = frames
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) =>
    request((atMs) => {
      const start = performance.now()
      callback(atMs)
      frames.push({ atMs, scriptMs: performance.now() - start })
    })
}

async function framesOf(page: Page): Promise<readonly Frame[]> {
  const frames = await page.evaluate(() => window.timedFrames ?? [])
  const from = (frames[0]?.atMs ?? 0) + warmUpSeconds * 1000
  return frames.filter(({ atMs }) => atMs >= from)
}

function summary(frames: readonly Frame[]): PlayedFrames {
  const intervals = frames.slice(1).map(({ atMs }, index) => atMs - (frames[index]?.atMs ?? atMs))
  const passedMs = intervals.reduce((sum, interval) => sum + interval, 0)
  const script = frames.map(({ scriptMs }) => scriptMs)
  return {
    perSecond: (intervals.length * 1000) / passedMs,
    interval95: percentile(intervals, 95),
    script95: percentile(script, 95),
    longestScript: Math.max(...script),
  }
}

function figuresOf(screen: keyof typeof screens, played: readonly PlayedFrames[]): Figure[] {
  const { viewport, deviceScaleFactor } = screens[screen]
  const note = `Chromium without a GPU at ${viewport.width} × ${viewport.height}, ${deviceScaleFactor} pixels to one, ${cpuSlowdown}x CPU slow-down`
  return [
    figure({
      part,
      name: `frames a second, ${screen}`,
      unit: '/s',
      rounds: played.map(({ perSecond }) => perSecond),
      goal: { of: 'value', atLeast: 58 },
      note,
    }),
    figure({
      part,
      name: `time between frames, 95 %, ${screen}`,
      unit: 'ms',
      rounds: played.map(({ interval95 }) => interval95),
    }),
    figure({
      part,
      name: `script in a frame, 95 %, ${screen}`,
      unit: 'ms',
      rounds: played.map(({ script95 }) => script95),
      // Half of a frame: the other half is for the browser.
      goal: { of: 'value', atMost: 8 },
    }),
  ]
}
