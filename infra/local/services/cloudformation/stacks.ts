/** The account's stacks as CloudFormation's operations see them. Whoever implements this knows templates and resources. */
import type {
  ChangeSetRecord,
  EventRecord,
  ResourceRecord,
  StackStatus,
} from '../../state/stack-record.ts'

export interface KeyAndValue {
  readonly key: string
  readonly value: string
}

/** A stack as it is now. Times are ISO 8601. */
export interface StackView {
  readonly stackId: string
  readonly stackName: string
  readonly status: StackStatus
  readonly statusReason?: string | undefined
  readonly description?: string | undefined
  readonly createdAt: string
  readonly updatedAt?: string | undefined
  readonly deletedAt?: string | undefined
  /** Whether it cannot be deleted, as it is with the template file's. */
  readonly isProtected?: boolean | undefined
  readonly parameters: readonly KeyAndValue[]
  readonly tags: readonly KeyAndValue[]
  readonly capabilities: readonly string[]
  readonly outputs: readonly (KeyAndValue & { readonly description?: string })[]
  /** Of the present version, or of the last one. Absent before there was any. */
  readonly templateBody?: string | undefined
  readonly resources: readonly ResourceRecord[]
  /** The oldest first. */
  readonly events: readonly EventRecord[]
  readonly changeSets: readonly ChangeSetView[]
}

export interface ChangeSetView extends ChangeSetRecord {
  readonly status: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED'
  readonly executionStatus:
    'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED'
}

export interface ParameterInput {
  readonly key: string
  /** `undefined`: the one that the stack has. */
  readonly value: string | undefined
}

export interface ChangeSetInput {
  /** Name or ID. */
  readonly stackName: string
  readonly changeSetName: string
  readonly kind: 'CREATE' | 'UPDATE'
  /** `undefined`: the one that the stack has. */
  readonly templateBody: string | undefined
  readonly parameters: readonly ParameterInput[]
  readonly capabilities: readonly string[]
  /** `undefined`: those that the stack has. */
  readonly tags: Readonly<Record<string, string>> | undefined
  readonly description: string | undefined
  readonly clientToken: string | undefined
}

export interface TemplateSummary {
  readonly description: string | undefined
  readonly parameters: readonly {
    readonly key: string
    readonly type: 'String' | 'Number'
    readonly defaultValue: string
    readonly description: string | undefined
    readonly allowedValues: readonly string[]
  }[]
  readonly capabilities: readonly string[]
  readonly capabilitiesReason: string | undefined
  /** Each once. */
  readonly resourceTypes: readonly string[]
  readonly transforms: readonly string[]
}

export interface AccountStacks {
  /** Those that are deleted included, the newest first. */
  readonly list: () => readonly StackView[]
  /** @throws ServiceError for a template that CloudFormation, or the stand-in, would not take */
  readonly summarize: (templateBody: string) => TemplateSummary
  /** @throws ServiceError in CloudFormation's words */
  readonly createChangeSet: (input: ChangeSetInput) => {
    readonly id: string
    readonly stackId: string
  }
  /** @throws ServiceError in CloudFormation's words */
  readonly executeChangeSet: (
    stack: StackView,
    changeSet: ChangeSetView,
    execution: ChangeSetExecution,
  ) => void
  readonly deleteChangeSet: (stack: StackView, changeSet: ChangeSetView) => void
  /** @throws ServiceError in CloudFormation's words */
  readonly deleteStack: (
    stack: StackView,
    retain: readonly string[],
    clientToken: string | undefined,
  ) => void
}

export interface ChangeSetExecution {
  readonly clientToken: string | undefined
  /** Whether going back deletes what this made, whatever its deletion policy says. */
  readonly retainsExceptOnCreate: boolean
}

export interface CloudFormationNeeds {
  readonly region: string
  readonly account: string
  readonly stacks: AccountStacks
}
