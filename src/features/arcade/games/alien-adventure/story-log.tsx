/** What happened so far, the newest last and always in sight. New lines are read out. */
import { useEffect, useRef } from 'react'
import type { Line } from './state.ts'
import './story-log.css'

export interface StoryLogProps {
  readonly story: readonly Line[]
}

export function StoryLog({ story }: StoryLogProps) {
  const log = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }, [story.length])

  return (
    <div ref={log} className="alien-story" role="log" aria-label="What happened" tabIndex={0}>
      {story.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
