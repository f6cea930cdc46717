/** How a page's heading tells that the page is on the screen. The page frame provides it. */
import { createContext } from 'react'

export const PageArrivalContext = createContext<() => void>(() => undefined)
