/** The clock that components read, so that tests own time. */
import { createContext } from 'react'

export type Clock = () => Date

export const ClockContext = createContext<Clock>(() => new Date())
