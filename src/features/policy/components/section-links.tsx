/** Leads to the parts of a long page, and marks the one that is being read. */
import { useEffect, useState } from 'react'
import './section-links.css'

export interface PageSection {
  /** Of its heading. */
  readonly id: string
  readonly name: string
}

export interface SectionLinksProps {
  /** In the page's order. */
  readonly sections: readonly PageSection[]
}

export function SectionLinks({ sections }: SectionLinksProps) {
  const [current, setCurrent] = useState<string>()

  useEffect(() => {
    let frame: number | undefined
    const look = () => {
      frame = undefined
      setCurrent(findCurrent(sections))
    }
    const lookSoon = () => {
      frame ??= requestAnimationFrame(look)
    }
    lookSoon()
    window.addEventListener('scroll', lookSoon, { passive: true })
    window.addEventListener('resize', lookSoon)
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      window.removeEventListener('scroll', lookSoon)
      window.removeEventListener('resize', lookSoon)
    }
  }, [sections])

  return (
    <nav className="section-links" aria-label="On this page">
      {sections.map(({ id, name }) => (
        <a key={id} href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

/** The last one whose heading has come up to the upper third; at the page's end, where none comes further up, the last. */
function findCurrent(sections: readonly PageSection[]): string | undefined {
  const { clientHeight, scrollHeight } = document.documentElement
  if (window.scrollY > 0 && window.scrollY + clientHeight >= scrollHeight - 1)
    return sections.at(-1)?.id
  return sections.findLast(({ id }) => {
    const heading = document.getElementById(id)
    return heading !== null && heading.getBoundingClientRect().top < clientHeight / 3
  })?.id
}
