/** Remembers the policies as they stood before the last change, until the next one or until somebody has seen it. */
import { useMemo, useState } from 'react'
import type { StackConfig } from '../../config/stack-config.ts'
import type { AttachedPolicies } from './attached-policies.ts'
import { policyChanges, type StatementChange } from './policy-changes.ts'

export interface PolicyVersion {
  /** Of whom the policies are. */
  readonly roleArn: string
  readonly config: StackConfig
  readonly policies: AttachedPolicies
}

export interface PolicyChanges {
  /** `undefined` where nothing changed, or the change was seen. Empty where a policy changed, but none of these. */
  readonly changes: readonly StatementChange[] | undefined
  /** As it was before them. */
  readonly configBefore: StackConfig | undefined
  readonly markSeen: () => void
}

export function usePolicyChanges(current: PolicyVersion): PolicyChanges {
  const [{ shown, before }, setState] = useState<{
    readonly shown: PolicyVersion
    readonly before: PolicyVersion | undefined
  }>({ shown: current, before: undefined })
  const isOther = shown.roleArn !== current.roleArn
  if (isOther || shown.config.policyVersion !== current.config.policyVersion) {
    setState({ shown: current, before: isOther ? undefined : shown })
  }
  const changes = useMemo(
    () => before && policyChanges(before.policies, shown.policies),
    [before, shown],
  )
  return {
    changes,
    configBefore: before?.config,
    markSeen: () => {
      setState({ shown, before: undefined })
    },
  }
}
