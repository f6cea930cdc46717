/** Asks STS who the player is, when the player asks. */
import { useMutation } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { CallerIdentity } from '../../../aws/contract.ts'
import type { Failure } from '../../../domain/failure.ts'

export function useWhoAmI() {
  const { me } = useAws()
  return useMutation<CallerIdentity, Failure>({ mutationFn: () => me.whoAmI() })
}
