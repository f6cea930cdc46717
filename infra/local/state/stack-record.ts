/** A stack that was made through CloudFormation, as it is kept: everything that a restart needs to go on with it. */
import type { StoredPolicy } from './role-policy-store.ts'

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED'
  | 'DELETE_COMPLETE'

export type ResourceStatus =
  `${'CREATE' | 'UPDATE' | 'DELETE'}_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}` | 'DELETE_SKIPPED'

/** What a stack is made from. */
export interface StackSource {
  readonly templateBody: string
  /** Those that were given; the template's defaults count for the others. */
  readonly parameters: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly capabilities: readonly string[]
}

/** A source with the names that were made up for it, as `StackMemory` names them. */
export interface NamedSource extends StackSource {
  readonly names: Readonly<Record<string, string>>
}

export interface ResourceRecord {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string | undefined
  readonly status: ResourceStatus
  readonly statusReason?: string | undefined
  /** ISO 8601, as all times here. */
  readonly at: string
}

export interface EventRecord {
  readonly eventId: string
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string | undefined
  readonly status: ResourceStatus | StackStatus
  readonly statusReason?: string | undefined
  readonly clientToken?: string | undefined
  readonly at: string
}

export interface ChangeRecord {
  readonly action: 'Add' | 'Modify' | 'Remove'
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string | undefined
  /** Of a resource that is modified. */
  readonly isReplaced?: boolean | undefined
  /** What of it is modified: `Properties`, `Tags`, `DeletionPolicy`. */
  readonly scope: readonly string[]
  /** Names of the properties that differ, and whether each makes a new resource. */
  readonly details: readonly { readonly property: string; readonly replaces: boolean }[]
}

export interface ChangeSetRecord {
  readonly id: string
  readonly name: string
  readonly kind: 'CREATE' | 'UPDATE'
  readonly description: string | undefined
  readonly clientToken: string | undefined
  readonly createdAt: string
  readonly source: StackSource
  /** Parameters as they would count, defaults included. */
  readonly parameters: readonly { readonly key: string; readonly value: string }[]
  readonly changes: readonly ChangeRecord[]
  /** Why it cannot be executed; absent for one that can. */
  readonly failure?: string | undefined
  readonly execution: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTED'
}

/** What is being done to a stack. Steps are noted before and after they are taken, so that another process can go on. */
export type StackOperation =
  | {
      readonly kind: 'create' | 'update'
      readonly target: NamedSource
      readonly clientToken: string | undefined
      /** Whether going back deletes what this made, whatever its deletion policy says. */
      readonly retainsExceptOnCreate?: boolean | undefined
      /** Forward: to the target. Back: from it. Clean-up: of what the target, or going back, leaves over. */
      readonly phase: 'forward' | 'back' | 'clean-up' | 'clean-up-after-back'
      /** Resources that the target was carried out for, by logical ID. */
      readonly done: readonly string[]
      /** Physical resources that this operation made or began to make, as `type physicalId`. */
      readonly made: readonly string[]
      /** What counted before, once the target counts. */
      readonly previous?: NamedSource | undefined
    }
  | {
      readonly kind: 'delete'
      /** Logical IDs that the caller wants to keep. */
      readonly retain: readonly string[]
      readonly clientToken: string | undefined
    }

export interface StackRecord {
  readonly stackId: string
  readonly stackName: string
  readonly status: StackStatus
  readonly statusReason?: string | undefined
  readonly createdAt: string
  readonly updatedAt?: string | undefined
  readonly deletedAt?: string | undefined
  /** What counts; absent before a creation succeeded and after a deletion. */
  readonly source?: NamedSource | undefined
  /** What a stack that is gone was made from last, to be looked up. */
  readonly lastSource?: StackSource | undefined
  /** Resources of `source` that are deleted already, as `type physicalId`. */
  readonly gone: readonly string[]
  /** Resources that no stack manages any more, and that are still there. */
  readonly retained: readonly {
    readonly source: NamedSource
    /** As `type physicalId`. */
    readonly resources: readonly string[]
  }[]
  readonly resources: readonly ResourceRecord[]
  /** The oldest first. */
  readonly events: readonly EventRecord[]
  readonly changeSets: readonly ChangeSetRecord[]
  readonly operation?: StackOperation | undefined
  /** Asked for while it was being created: begins as soon as the step that is under way has ended. */
  readonly nextDeletion?: Extract<StackOperation, { readonly kind: 'delete' }> | undefined
  /** What IAM calls made of the inline policies of its roles. */
  readonly rolePolicies: Readonly<Record<string, readonly StoredPolicy[]>>
}
