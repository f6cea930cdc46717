/** The player's own picture: as it is now, drawn anew, uploaded, removed. */
import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent } from 'react'
import { useAws } from '../../../aws/aws-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { QueryBoundary } from '../../../ui/query-boundary.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { isOutage } from '../../../ui/use-retry-when-back.ts'
import { useChangePicture } from '../api/use-change-picture.ts'
import { usePicture } from '../api/use-picture.ts'
import { keptDraft, type Upload } from '../kept-draft.ts'
import { maxFileBytes, pngOfFile, UnusableFile } from '../picture-file.ts'
import { DrawPicture } from './draw-picture.tsx'
import { PictureImage } from './picture-image.tsx'
import './picture-panel.css'

export interface PicturePanelProps {
  /** Whose picture it is. */
  readonly identityId: string
  /** Whether the editor is open, as the address says. */
  readonly isDrawing: boolean
  readonly onDraw: () => void
  /** When the drawing was saved or discarded. */
  readonly onDrawn: () => void
}

export function PicturePanel({ identityId, isDrawing, onDraw, onDrawn }: PicturePanelProps) {
  const kept = keptDraft(useAws().files, identityId)
  const picture = usePicture(true)
  const change = useChangePicture()
  const [upload, setUpload] = useState(() => kept.readUpload())
  const [problem, setProblem] = useState<string>()
  const [doneWords, setDoneWords] = useState('')
  const panel = usePanelAfter(isDrawing)

  const onOnline = useEffectEvent(() => {
    if (!isOutage(change.error)) return
    const words = change.variables ? 'Save again.' : 'Try again.'
    change.reset()
    setDoneWords(`The network is back. ${words}`)
  })
  useEffect(() => {
    const listener = () => {
      onOnline()
    }
    window.addEventListener('online', listener)
    return () => {
      window.removeEventListener('online', listener)
    }
  }, [])

  const turnTo = (next: Upload | undefined) => {
    kept.writeUpload(next)
    setUpload(next)
  }
  const begin = () => {
    change.reset()
    setProblem(undefined)
    setDoneWords('')
  }
  /** What was pressed goes away, and the focus would go with it. */
  const end = (words = '') => {
    begin()
    setDoneWords(words)
    if (isDrawing) kept.writeStrokes(undefined)
    else turnTo(undefined)
    // Unless the page was left meanwhile.
    if (isDrawing && panel.current) onDrawn()
    else panel.current?.focus({ preventScroll: true })
  }
  const save = (png: Blob) => {
    setDoneWords('')
    // Also where the page was left meanwhile: what is saved is no draft any more.
    change.mutateAsync(png).then(
      () => {
        end('Saved.')
      },
      // Shown below.
      () => undefined,
    )
  }
  const takeFile = (file: File) => {
    begin()
    turnTo(undefined)
    pngOfFile(file).then(
      (png) => {
        turnTo({ png, fileName: file.name })
      },
      (error: unknown) => {
        setProblem(wordsForFile(file, error))
      },
    )
  }
  return (
    <div className="picture-panel" ref={panel} tabIndex={-1}>
      {isDrawing ? (
        <DrawPicture
          kept={kept}
          saving={change.isPending}
          onSave={save}
          onCancel={() => {
            end()
          }}
        />
      ) : (
        <QueryBoundary
          query={picture}
          loading={<Skeleton label="Looking for your picture…" lines={4} />}
        >
          {(shown) => (
            <div className="picture-panel-now">
              <div className="picture-panel-frame">
                {upload ? (
                  <PictureImage
                    picture={upload.png}
                    alt={`${upload.fileName}, as it would be saved`}
                  />
                ) : shown ? (
                  <PictureImage picture={shown} alt="Your picture" />
                ) : (
                  <span>none yet</span>
                )}
              </div>
              <div className="picture-panel-buttons">
                {upload ? (
                  <>
                    <Button
                      look="primary"
                      busy={change.isPending}
                      onClick={() => {
                        save(upload.png)
                      }}
                    >
                      {change.isPending ? 'Saving…' : 'Save this picture'}
                    </Button>
                    <Button
                      onClick={() => {
                        end()
                      }}
                    >
                      Cancel
                    </Button>
                  </>
                ) : (
                  <>
                    <Button
                      onClick={() => {
                        begin()
                        onDraw()
                      }}
                    >
                      {kept.hasStrokes() ? 'Go on drawing' : shown ? 'Draw another' : 'Draw one'}
                    </Button>
                    <ChooseFile onFile={takeFile} />
                    {shown && (
                      <Button
                        look="danger"
                        busy={change.isPending}
                        onClick={() => {
                          begin()
                          change.mutate(null, {
                            onSuccess: () => {
                              end('Removed.')
                            },
                          })
                        }}
                      >
                        Remove it
                      </Button>
                    )}
                  </>
                )}
              </div>
            </div>
          )}
        </QueryBoundary>
      )}
      <p className="picture-panel-status" role="status">
        {doneWords}
      </p>
      {problem !== undefined && (
        <p className="picture-panel-problem" role="alert">
          {problem}
        </p>
      )}
      {change.error && <FailureNotice error={change.error} isLeftToYou />}
      <p className="picture-panel-note">
        Only you see it. It lies in S3 below your own prefix, where the policy lets no other player
        read; everybody else sees the face that is drawn from your identity ID.
      </p>
    </div>
  )
}

/** @returns Of the panel, which takes the focus and comes into view when the editor in it was closed, whichever way. */
function usePanelAfter(isDrawing: boolean) {
  const panel = useRef<HTMLDivElement>(null)
  const wasDrawing = useRef(isDrawing)
  useEffect(() => {
    if (wasDrawing.current && !isDrawing) {
      panel.current?.focus({ preventScroll: true })
      panel.current?.scrollIntoView({ block: 'nearest' })
    }
    wasDrawing.current = isDrawing
  }, [isDrawing])
  return panel
}

interface ChooseFileProps {
  readonly onFile: (file: File) => void
}

/** The browser's own control cannot be dressed, so a button presses it. */
function ChooseFile({ onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Image file for your picture"
        className="picture-panel-file"
        hidden
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          const [file] = event.target.files ?? []
          // So that the same file can be chosen once more.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button
        onClick={() => {
          input.current?.click()
        }}
      >
        Upload one
      </Button>
    </>
  )
}

function wordsForFile(file: File, error: unknown): string {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`
  if (error instanceof UnusableFile && error.kind === 'too-big')
    return `${file.name} has ${megabytes(file.size)}. Choose an image of at most ${megabytes(maxFileBytes)}.`
  return `This browser cannot read ${file.name} as an image. Try a PNG or JPEG file.`
}
