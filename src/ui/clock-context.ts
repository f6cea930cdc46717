/** The clock that components read, so that tests own time. */
import { createContext, useContext, useEffect, useState } from 'react'

export type Clock = () => Date

export const ClockContext = createContext<Clock>(() => new Date())

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
