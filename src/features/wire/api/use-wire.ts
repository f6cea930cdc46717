/** The exchanges with AWS, as they happen. */
import { useSyncExternalStore } from 'react'
import { useAws } from '../../../aws/aws-context.tsx'
import type { Exchange } from '../../../domain/exchange.ts'

/** Newest last. */
export function useWire(): readonly Exchange[] {
  const { wire } = useAws()
  return useSyncExternalStore(wire.subscribe, wire.snapshot)
}
