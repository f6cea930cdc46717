/** The time for components that show how it passes. Apart from the clock, which a game needs before. */
import { useContext, useEffect, useState } from 'react'
import { ClockContext } from './clock-context.ts'

/** The time, read again every `intervalMs`. */
export function useNow(intervalMs: number): Date {
  const clock = useContext(ClockContext)
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock())
    }, intervalMs)
    return () => {
      clearInterval(timer)
    }
  }, [clock, intervalMs])
  return now
}
