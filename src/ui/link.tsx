/** A link to another address of the app: a plain press goes there without loading the page anew. */
import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from 'wouter/use-browser-location'

export interface LinkProps extends ComponentProps<'a'> {
  readonly href: string
}

export function Link(props: LinkProps) {
  const go = (event: MouseEvent) => {
    // A new tab, a new window, a download: the browser's to do.
    const { altKey, button, ctrlKey, metaKey, shiftKey } = event
    if (altKey || ctrlKey || metaKey || shiftKey || button !== 0) return
    event.preventDefault()
    navigate(props.href)
  }
  return <a {...props} onClick={go} />
}
