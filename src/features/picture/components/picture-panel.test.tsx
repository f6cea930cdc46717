// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../../domain/failure.ts'
import { aStackConfig, anIdentityId } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import * as pictureFile from '../picture-file.ts'
import { PicturePanel } from './picture-panel.tsx'
import { PicturePlace } from './picture-place.tsx'

const picture = new Blob(['not really'], { type: 'image/png' })
const config = { filesBucket: 'files' }

/** As the session shows it, whose address says whether the editor is open. */
function Panel({ of: who = '1' }) {
  const [isDrawing, setIsDrawing] = useState(false)
  return (
    <>
      <PicturePanel
        identityId={anIdentityId(who)}
        isDrawing={isDrawing}
        onDraw={() => {
          setIsDrawing(true)
        }}
        onDrawn={() => {
          setIsDrawing(false)
        }}
      />
      <button
        onClick={() => {
          setIsDrawing(false)
        }}
      >
        Back
      </button>
    </>
  )
}

describe('the picture in the session', () => {
  it('says that nobody else sees it, whether there is one or not', async () => {
    renderApp(<Panel />)
    expect(await screen.findByRole('button', { name: 'Draw one' })).toBeTruthy()
    expect(screen.getByText(/^Only you see it\./)).toBeTruthy()
  })

  it('is removed, and the focus stays in the panel', async () => {
    const aws = createFakeAws({ picture })
    renderApp(<Panel />, { aws })
    fireEvent.click(await screen.findByRole('button', { name: 'Remove it' }))
    expect(await screen.findByText('Removed.')).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
    expect(await aws.files.readPicture()).toBeUndefined()
    expect(document.activeElement?.className).toContain('picture-panel')
  })

  it('stays where IAM denies that it is removed, and says so', async () => {
    const denied = new Failure('denied', 'User: … is not authorized', { code: 'AccessDenied' })
    const files = { removePicture: () => Promise.reject(denied) }
    renderApp(<Panel />, {
      aws: createFakeAws({ picture, files }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Remove it' }))
    expect(await screen.findByText('IAM denied it')).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Your picture' })).toBeTruthy()
  })

  it('refuses a file that is too big before it reads it', async () => {
    renderApp(<Panel />)
    const file = new File([new Uint8Array(pictureFile.maxFileBytes + 200_000)], 'huge.png')
    fireEvent.change(await screen.findByLabelText('Image file for your picture'), {
      target: { files: [file] },
    })
    expect((await screen.findByRole('alert')).textContent).toBe(
      'huge.png has 10.2 MB. Choose an image of at most 10 MB.',
    )
  })
})

describe('a drawing that is not saved', () => {
  const panel = <Panel />
  const drawSomething = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Draw one' }))
    fireEvent.keyDown(screen.getByRole('grid'), { key: ' ' })
  }
  const cells = () => screen.queryAllByRole('gridcell', { name: /^coin/ }).length

  it('is there to go on with, back in the session and after walking about, until it is discarded', async () => {
    const aws = createFakeAws()
    const first = renderApp(panel, { aws })
    await drawSomething()
    fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.getByRole('button', { name: 'Go on drawing' })).toBeTruthy()
    expect(document.activeElement?.className).toContain('picture-panel')
    first.unmount()
    const second = renderApp(panel, { aws })
    fireEvent.click(await screen.findByRole('button', { name: 'Go on drawing' }))
    expect(document.activeElement).toBe(screen.getByRole('grid'))
    expect(cells()).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    second.unmount()
    renderApp(panel, { aws })
    expect(await screen.findByRole('button', { name: 'Draw one' })).toBeTruthy()
  })

  it('belongs to the identity that drew it', async () => {
    const aws = createFakeAws()
    const { unmount } = renderApp(panel, { aws })
    await drawSomething()
    unmount()
    renderApp(<Panel of="2" />, { aws })
    expect(await screen.findByRole('button', { name: 'Draw one' })).toBeTruthy()
  })

  it('waits for another press after an outage, and says when there is a network again', async () => {
    const aws = createFakeAws({
      files: { savePicture: () => Promise.reject(new Failure('unreachable', 'Failed to fetch')) },
    })
    const file = vi.spyOn(pictureFile, 'pngOfDrawing').mockResolvedValue(picture)
    renderApp(panel, { aws })
    await drawSomething()
    fireEvent.click(screen.getByRole('button', { name: 'Save drawing' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/[Tt](hen t)?ry again/)
    fireEvent(window, new Event('online'))
    expect(screen.getByText('The network is back. Save again.')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(cells()).toBe(1)
    file.mockRestore()
  })
})

describe('the picture beside the scores', () => {
  it('is asked for only when the scores are there', async () => {
    let asked = 0
    const files = {
      readPicture: () => {
        asked += 1
        return Promise.resolve(picture)
      },
    }
    const aws = createFakeAws({ files })
    const { rerender } = renderApp(<PicturePlace isNext={false} />, {
      aws,
      config: aStackConfig(config),
    })
    await aws.me.open()
    expect(asked).toBe(0)
    rerender(<PicturePlace isNext />)
    expect(await screen.findByRole('img', { name: 'Your picture' })).toBeTruthy()
    expect(asked).toBe(1)
  })

  it('is no way to a picture where the stack has no bucket for them', async () => {
    const { queryClient } = renderApp(<PicturePlace isNext />)
    await waitFor(() => {
      expect(queryClient.getQueryData(['session', 'me'])).toBeDefined()
    })
    expect(screen.queryByRole('link')).toBeNull()
  })
})
