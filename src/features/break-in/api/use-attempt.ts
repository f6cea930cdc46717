/** Sends an attempt. A denial is a result: the mutation fails only where the app itself could not go on. */
import { useMutation } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { Aim, Attempt, Outcome } from '../../../domain/attempt.ts'
import type { Failure } from '../../../domain/failure.ts'

export interface AttemptToSend {
  readonly attempt: Attempt
  readonly aim: Aim
}

export function useAttempt() {
  const { attempts } = useAws()
  return useMutation<Outcome, Failure, AttemptToSend>({
    mutationFn: ({ attempt, aim }) => attempts.run(attempt, aim),
  })
}
