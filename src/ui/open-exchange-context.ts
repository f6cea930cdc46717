/** How any part of the app opens one exchange of the wire. The frame provides it; the ID comes from an outcome. */
import { createContext } from 'react'

export const OpenExchangeContext = createContext<(exchangeId: string) => void>(() => undefined)
