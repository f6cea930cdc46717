/** A modal dialog: in the middle of a wide screen, from the bottom of a narrow one. Mounted means open. */
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { CloseIcon } from './icons/close-icon.tsx'
import './sheet.css'

export interface SheetProps {
  readonly title: ReactNode
  readonly onClose: () => void
  /** The content brings its own margins. */
  readonly flush?: boolean
  readonly children: ReactNode
}

export function Sheet({ title, onClose, flush = false, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // While the dialog still stands in the page: closing it there gives the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
    }
  }, [])
  const onBack = useEffectEvent(onClose)
  // What lies over a page goes with it.
  useEffect(() => {
    const close = () => {
      onBack()
    }
    window.addEventListener('popstate', close)
    return () => {
      window.removeEventListener('popstate', close)
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // The dialog's own box is filled by its content, so a click on the dialog itself is one on the backdrop.
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="sheet-content">
        <div className="sheet-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="sheet-close" aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        <div className={flush ? 'sheet-body sheet-flush' : 'sheet-body'}>{children}</div>
      </div>
    </dialog>
  )
}
