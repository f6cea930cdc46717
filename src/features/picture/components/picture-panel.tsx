/** The player's own picture: as it is now, drawn anew, uploaded, removed. */
import { useRef, useState, type ChangeEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { QueryBoundary } from '../../../ui/query-boundary.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useChangePicture } from '../api/use-change-picture.ts'
import { usePicture } from '../api/use-picture.ts'
import { maxFileBytes, pngOfFile, UnusableFile } from '../picture-file.ts'
import { DrawPicture } from './draw-picture.tsx'
import { PictureImage } from './picture-image.tsx'
import './picture-panel.css'

type Draft =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'upload'; readonly png: Blob; readonly fileName: string }

export function PicturePanel() {
  const picture = usePicture(true)
  const change = useChangePicture()
  const [draft, setDraft] = useState<Draft>()
  const [problem, setProblem] = useState<string>()
  const [doneWords, setDoneWords] = useState('')
  const panel = useRef<HTMLDivElement>(null)

  const begin = (next: Draft | undefined) => {
    change.reset()
    setProblem(undefined)
    setDoneWords('')
    setDraft(next)
  }
  /** What was pressed goes away, and the focus would go with it. */
  const end = (words = '') => {
    begin(undefined)
    setDoneWords(words)
    panel.current?.focus({ preventScroll: true })
  }
  const save = (png: Blob) => {
    change.mutate(png, {
      onSuccess: () => {
        end('Saved.')
      },
    })
  }
  const takeFile = (file: File) => {
    begin(undefined)
    pngOfFile(file).then(
      (png) => {
        setDraft({ kind: 'upload', png, fileName: file.name })
      },
      (error: unknown) => {
        setProblem(wordsForFile(file, error))
      },
    )
  }
  return (
    <div className="picture-panel" ref={panel} tabIndex={-1}>
      <QueryBoundary
        query={picture}
        loading={<Skeleton label="Looking for your picture…" lines={4} />}
      >
        {(shown) =>
          draft?.kind === 'drawing' ? (
            <DrawPicture
              saving={change.isPending}
              onSave={save}
              onCancel={() => {
                end()
              }}
            />
          ) : (
            <div className="picture-panel-now">
              <div className="picture-panel-frame">
                {draft ? (
                  <PictureImage
                    picture={draft.png}
                    alt={`${draft.fileName}, as it would be saved`}
                  />
                ) : shown ? (
                  <PictureImage picture={shown} alt="Your picture" />
                ) : (
                  <span>none yet</span>
                )}
              </div>
              <div className="picture-panel-buttons">
                {draft ? (
                  <>
                    <Button
                      look="primary"
                      busy={change.isPending}
                      onClick={() => {
                        save(draft.png)
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
                        begin({ kind: 'drawing' })
                      }}
                    >
                      {shown ? 'Draw another' : 'Draw one'}
                    </Button>
                    <ChooseFile onFile={takeFile} />
                    {shown && (
                      <Button
                        look="danger"
                        busy={change.isPending}
                        onClick={() => {
                          begin(undefined)
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
          )
        }
      </QueryBoundary>
      <p className="picture-panel-status" role="status">
        {doneWords}
      </p>
      {problem !== undefined && (
        <p className="picture-panel-problem" role="alert">
          {problem}
        </p>
      )}
      {change.error && <FailureNotice error={change.error} />}
      <p className="picture-panel-note">
        Only you see it. It lies in S3 below your own prefix, where the policy lets no other player
        read; everybody else sees the face that is drawn from your identity ID.
      </p>
    </div>
  )
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
