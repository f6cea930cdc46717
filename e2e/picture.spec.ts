import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test(
  'the player’s own picture is drawn, saved, shown beside the scores, replaced and removed',
  { tag: ['@phone', '@phone-only', '@local'] },
  async ({ page, stack }) => {
    test.skip(
      stack.filesBucket === undefined,
      'This target has no bucket for pictures: its config.json names no filesBucket.',
    )
    const asked = watchFiles(page)
    await page.goto('/')
    const toDraw = page.getByRole('link', { name: 'Draw your picture' })
    await expect(toDraw).toBeVisible()
    const place = await toDraw.boundingBox()
    await toDraw.click()
    // Nobody asks S3 for a picture that was never saved, nor loads what speaks to it.
    expect(asked).toEqual([])

    await test.step('draw with a pointer and with the keyboard', async () => {
      const editor = page.getByRole('group', { name: 'Draw your picture' })
      const grid = page.getByRole('grid', { name: 'Your drawing' })
      await expectInSight(page, editor)
      await page.reload()
      await expectInSight(page, editor)
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'Draw one' }).click()
      await expectInSight(page, editor)
      await page.goBack()
      await expect(editor).toHaveCount(0)
      await page.goForward()
      await expect(grid).toBeFocused()
      await expect(page.getByRole('button', { name: 'Save drawing' })).toBeDisabled()
      await page.getByRole('radio', { name: 'red' }).check()
      await grid.click({ position: { x: 5, y: 5 } })
      const first = page.getByRole('gridcell', { name: /, row 1, column 1$/ })
      await expect(first).toHaveAccessibleName('red, row 1, column 1')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(first).toHaveAccessibleName('nothing, row 1, column 1')
      await grid.focus()
      await page.keyboard.press('Shift+ArrowRight')
      await expect(page.getByRole('gridcell', { name: /^red,/ })).toHaveCount(2)
      await page.getByRole('button', { name: 'Save drawing' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await expect(page.getByRole('img', { name: 'Your picture' })).toBeVisible()
      // The session stands once in the history, not twice.
      await page.goBack()
      await expect(page).toHaveURL('/')
    })

    await test.step('a new visit shows it in the place that was kept for it', async () => {
      await page.goto('/')
      const shown = page.getByRole('img', { name: 'Your picture' })
      await expectLoaded(page)
      // The button has words beside it, so the two share their right edge and their middle.
      expect(rightMiddle(await shown.locator('..').boundingBox())).toEqual(rightMiddle(place))
      expect(asked).toEqual(['PutObject', 'ListObjectsV2', 'GetObject'])
      const [corner, middle] = await colours(page)
      expect(corner).toEqual([189, 28, 43, 255])
      expect(middle).toEqual([0, 0, 0, 0])
    })

    await test.step('an image is scaled, and what is none is refused', async () => {
      await page.goto('/session')
      const chooseFile = page.locator('input[type=file]')
      await expect(page.getByRole('button', { name: 'Upload one' })).toBeVisible()
      const buffer = Buffer.from('no image')
      await chooseFile.setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer })
      await expect(page.getByRole('alert')).toContainText('cannot read words.png as an image')
      const image = Buffer.from(await wideImage(page))
      await chooseFile.setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: image })
      await expect(page.getByRole('alert')).toBeHidden()
      await page.getByRole('button', { name: 'Save this picture' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await expectLoaded(page)
      const [corner, middle] = await colours(page)
      // The middle of it: the blue at its ends was cut off.
      expect([corner, middle]).toEqual([
        [0, 255, 0, 255],
        [0, 255, 0, 255],
      ])
    })

    await test.step('it goes when the player says so', async () => {
      await page.getByRole('button', { name: 'Remove it' }).click()
      await expect(page.getByText('Removed.')).toBeVisible()
      const before = asked.length
      await page.goto('/')
      await expect(toDraw).toBeVisible()
      expect(asked.slice(before)).toEqual([])
    })
  },
)

/** What the page asks of S3 from now on, told from its other requests by their parameters. */
function watchFiles(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { searchParams } = new URL(request.url())
    const operation =
      searchParams.get('x-id') ?? (searchParams.has('list-type') ? 'ListObjectsV2' : null)
    if (operation !== null && request.method() !== 'OPTIONS') asked.push(operation)
  })
  return asked
}

async function expectLoaded(page: Page): Promise<void> {
  const isLoaded = (image: HTMLImageElement) => image.complete && image.naturalWidth === 64
  await expect
    .poll(() => page.getByRole('img', { name: 'Your picture' }).evaluate(isLoaded))
    .toBe(true)
}

/** Of the shown picture: its first pixel and its middle one. */
async function colours(page: Page): Promise<readonly (readonly number[])[]> {
  return page.getByRole('img', { name: 'Your picture' }).evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 64
    const context = canvas.getContext('2d', { willReadFrequently: true })
    context?.drawImage(image, 0, 0)
    return [0, 32].map((at) => [...(context?.getImageData(at, at, 1, 1).data ?? [])])
  })
}

/** A PNG of 300 by 100: green in the middle, blue at its ends. */
async function wideImage(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 300
    canvas.height = 100
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = '#0000ff'
    context.fillRect(0, 0, 300, 100)
    context.fillStyle = '#00ff00'
    context.fillRect(90, 0, 120, 100)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve)
    })
    return [...new Uint8Array(await (blob ?? new Blob()).arrayBuffer())]
  })
}

/** Below the header and above the bar of tabs. */
async function expectInSight(page: Page, part: Locator): Promise<void> {
  const header = await page.getByRole('banner').boundingBox()
  const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
  const top = (header?.y ?? 0) + (header?.height ?? 0)
  const bottom = bar && bar.y > top ? bar.y : (page.viewportSize()?.height ?? 0)
  await expect
    .poll(async () => {
      const box = await part.boundingBox()
      return box !== null && box.y >= top && box.y + box.height <= bottom
    })
    .toBe(true)
}

function rightMiddle(box: { x: number; y: number; width: number; height: number } | null) {
  return box && [Math.round(box.x + box.width), Math.round(box.y + box.height / 2)]
}
