/**
 * CloudFormation as far as a deployment sees it: stacks that change a step at each look, with events. What a template makes
 * is worked out by the stand-in's own reader, so tests deploy the real template.
 */
import type {
  CreateChangeSetInput,
  ExecuteChangeSetInput,
  Parameter,
  ResourceChange,
  ResourceStatus,
  StackEvent,
} from '@aws-sdk/client-cloudformation'
import { parseTemplate } from '../../local/template/load-template.ts'
import type { Template } from '../../local/template/template.ts'
import { plan } from '../../local/template/provision/provision.ts'
import type { Stack, StackResource } from '../../local/template/provision/stack.ts'
import { changesBetween } from './fake-changes.ts'

interface ChangeSet {
  readonly id: string
  readonly stack: FakeStack
  readonly input: CreateChangeSetInput
  readonly planned: Stack
  readonly changes: readonly ResourceChange[]
  readonly refusal?: string
}

interface FakeStack {
  readonly id: string
  readonly name: string
  status: string
  description: string | undefined
  parameters: readonly Parameter[]
  present: Stack | undefined
  isProtected?: boolean
  /** Newest first. */
  readonly events: StackEvent[]
  /** What is still to happen, a step at each look. */
  steps: (() => void)[]
}

export interface Trouble {
  /** Makes this resource fail, with CloudFormation's reason. */
  failing?: { readonly logicalId: string; readonly reason: string }
  /** Makes CloudFormation refuse the change set. */
  refusal?: string
}

/** AWS's answer where there is no such stack. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError'
}

export interface Surroundings {
  /** Whether a bucket can be deleted. */
  isEmpty(bucket: string): boolean
  created(resource: StackResource): void
  deleted(resource: StackResource): void
}

export function createFakeStacks(account: string, region: string, surroundings: Surroundings) {
  const stacks: FakeStack[] = []
  const changeSets = new Map<string, ChangeSet>()
  const names = new Map<string, Map<string, string>>()
  const trouble: Trouble = {}
  let count = 0
  const nextId = () => String(++count).padStart(12, '0')

  const find = (name: string | undefined): FakeStack => {
    const found =
      stacks.find(({ id }) => id === name) ??
      stacks.find((stack) => stack.name === name && stack.status !== 'DELETE_COMPLETE')
    if (found !== undefined) return found
    throw new ValidationError(`Stack with id ${name ?? ''} does not exist`)
  }
  const tell = (stack: FakeStack, resource: StackResource | undefined, to: string, why = '') => {
    if (resource === undefined) stack.status = to
    stack.events.unshift({
      StackId: stack.id,
      StackName: stack.name,
      EventId: nextId(),
      LogicalResourceId: resource?.logicalId ?? stack.name,
      PhysicalResourceId: resource?.physicalId ?? stack.id,
      ResourceType: resource?.type ?? 'AWS::CloudFormation::Stack',
      // The states of a stack are states of a resource in its events.
      ResourceStatus: to as ResourceStatus,
      Timestamp: new Date(1_800_000_000_000 + count * 1000),
      ...(why !== '' && { ResourceStatusReason: why }),
    })
  }

  const templates = new Map<string, Template>()
  function parsed(text: string): Template {
    const template = templates.get(text) ?? parseTemplate(text, 'template')
    templates.set(text, template)
    return template
  }

  function planned(name: string, input: CreateChangeSetInput): Stack {
    const memory = names.get(name) ?? new Map<string, string>()
    names.set(name, memory)
    const { stack, madeUp } = plan(parsed(input.TemplateBody ?? ''), {
      stackName: name,
      region,
      account,
      parameters: Object.fromEntries(
        (input.Parameters ?? []).map((p) => [p.ParameterKey ?? '', p.ParameterValue ?? '']),
      ),
      memory: { recall: (key) => memory.get(key), remember: () => undefined },
      random: (sizeBytes) => Uint8Array.from({ length: sizeBytes }, () => ++count % 256),
    })
    for (const [key, value] of madeUp) memory.set(key, value)
    return stack
  }

  function run(stack: FakeStack, { planned: next, changes }: ChangeSet, isAllUndone: boolean) {
    const verb = stack.present === undefined ? 'CREATE' : 'UPDATE'
    tell(stack, undefined, `${verb}_IN_PROGRESS`, 'User Initiated')
    const touched = changes.flatMap(({ LogicalResourceId, Action }) => {
      const from = Action === 'Remove' ? stack.present : next
      const resource = from?.resources.find(({ logicalId }) => logicalId === LogicalResourceId)
      return resource === undefined ? [] : [{ resource, Action: Action ?? 'Modify' }]
    })
    const done: StackResource[] = []
    const finish = () => {
      stack.present = next
      tell(stack, undefined, `${verb}_COMPLETE`)
    }
    const steps = touched.map(({ resource, Action }) => () => {
      const word = { Add: 'CREATE', Modify: 'UPDATE', Remove: 'DELETE' }[Action as string] ?? ''
      tell(stack, resource, `${word}_IN_PROGRESS`)
      const { failing } = trouble
      if (failing?.logicalId !== resource.logicalId) {
        tell(stack, resource, `${word}_COMPLETE`)
        done.push(resource)
        surroundings.created(resource)
        return
      }
      const other = touched.find(({ resource: r }) => r !== resource && !done.includes(r))
      if (other !== undefined) {
        tell(stack, other.resource, `${word}_FAILED`, 'Resource creation cancelled')
      }
      tell(stack, resource, `${word}_FAILED`, failing.reason)
      stack.steps = [
        () => {
          tell(
            stack,
            undefined,
            verb === 'CREATE' ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS',
          )
        },
        () => {
          for (const made of done) {
            tell(stack, made, 'DELETE_COMPLETE')
            const goes = isAllUndone || made.deletionPolicy === 'Delete'
            if (verb === 'CREATE' && goes) surroundings.deleted(made)
          }
          tell(
            stack,
            undefined,
            verb === 'CREATE' ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE',
          )
        },
      ]
    })
    stack.steps = [...steps, finish]
  }

  function remove(stack: FakeStack) {
    const { present } = stack
    if (present === undefined) {
      tell(stack, undefined, 'DELETE_COMPLETE')
      return
    }
    tell(stack, undefined, 'DELETE_IN_PROGRESS', 'User Initiated')
    const failed: string[] = []
    const steps = [...present.resources].reverse().map((resource) => () => {
      const isGone = stack.events.some(
        ({ LogicalResourceId, ResourceStatus }) =>
          LogicalResourceId === resource.logicalId && ResourceStatus === 'DELETE_COMPLETE',
      )
      if (isGone) return
      if (resource.deletionPolicy !== 'Delete') {
        tell(stack, resource, 'DELETE_SKIPPED')
        return
      }
      tell(stack, resource, 'DELETE_IN_PROGRESS')
      if (resource.type === 'AWS::S3::Bucket' && !surroundings.isEmpty(resource.physicalId)) {
        failed.push(resource.logicalId)
        tell(stack, resource, 'DELETE_FAILED', 'The bucket you tried to delete is not empty')
        return
      }
      surroundings.deleted(resource)
      tell(stack, resource, 'DELETE_COMPLETE')
    })
    const end = () => {
      tell(stack, undefined, failed.length > 0 ? 'DELETE_FAILED' : 'DELETE_COMPLETE')
    }
    stack.steps = [...steps, end]
  }

  const operations = {
    DescribeStacks({ StackName }: { StackName?: string }) {
      const stack = find(StackName)
      stack.steps.shift()?.()
      return {
        Stacks: [
          {
            StackId: stack.id,
            StackName: stack.name,
            StackStatus: stack.status,
            Description: stack.description,
            EnableTerminationProtection: stack.isProtected,
            Parameters: stack.parameters,
            Outputs: stack.present?.outputs.map(({ key, value }) => ({
              OutputKey: key,
              OutputValue: value,
            })),
          },
        ],
      }
    },
    CreateChangeSet(input: CreateChangeSetInput) {
      const name = input.StackName ?? ''
      const isNew = input.ChangeSetType === 'CREATE'
      let stack = stacks.find((s) => s.name === name && s.status !== 'DELETE_COMPLETE')
      if (stack === undefined) {
        if (!isNew) throw new ValidationError(`Stack [${name}] does not exist`)
        stack = {
          id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${nextId()}`,
          name,
          status: 'REVIEW_IN_PROGRESS',
          description: undefined,
          parameters: [],
          present: undefined,
          events: [],
          steps: [],
        }
        stacks.push(stack)
        tell(stack, undefined, 'REVIEW_IN_PROGRESS', 'User Initiated')
      } else if (isNew && stack.status !== 'REVIEW_IN_PROGRESS') {
        throw new ValidationError(`Stack [${name}] already exists and cannot be created again`)
      }
      const next = planned(name, input)
      const id = `arn:aws:cloudformation:${region}:${account}:changeSet/${input.ChangeSetName ?? ''}/${nextId()}`
      changeSets.set(id, {
        id,
        stack,
        input,
        planned: next,
        changes: changesBetween(stack.present, next),
        ...(trouble.refusal !== undefined && { refusal: trouble.refusal }),
      })
      return { Id: id, StackId: stack.id }
    },
    DescribeChangeSet({ ChangeSetName = '' }: { ChangeSetName?: string }) {
      const changeSet = changeSets.get(ChangeSetName)
      if (changeSet === undefined) throw new Error('ChangeSetNotFound')
      const { changes, refusal } = changeSet
      if (refusal !== undefined) return { Status: 'FAILED', StatusReason: refusal }
      if (changes.length === 0) {
        const StatusReason =
          "The submitted information didn't contain changes. Submit different information to create a change set."
        return { Status: 'FAILED', StatusReason }
      }
      return {
        Status: 'CREATE_COMPLETE',
        Changes: changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
      }
    },
    DescribeEvents: () => ({ OperationEvents: [] }),
    DeleteChangeSet({ ChangeSetName, StackName }: { ChangeSetName?: string; StackName?: string }) {
      for (const { id, stack, input } of changeSets.values()) {
        const isNamed = input.ChangeSetName === ChangeSetName && stack.name === StackName
        if (id === ChangeSetName || isNamed) changeSets.delete(id)
      }
      return {}
    },
    ExecuteChangeSet({ ChangeSetName = '', RetainExceptOnCreate }: ExecuteChangeSetInput) {
      const changeSet = changeSets.get(ChangeSetName)
      if (changeSet === undefined) throw new Error('ChangeSetNotFound')
      const { stack, input } = changeSet
      stack.parameters = input.Parameters ?? []
      stack.description = changeSet.planned.description
      run(stack, changeSet, RetainExceptOnCreate === true)
      for (const [id, other] of changeSets) if (other.stack === stack) changeSets.delete(id)
      return {}
    },
    DescribeStackEvents({ StackName }: { StackName?: string }) {
      return { StackEvents: [...find(StackName).events] }
    },
    DescribeStackResources({ StackName }: { StackName?: string }) {
      const stack = find(StackName)
      return {
        StackResources: (stack.present?.resources ?? []).map(({ logicalId, type, physicalId }) => ({
          LogicalResourceId: logicalId,
          ResourceType: type,
          PhysicalResourceId: physicalId,
          ResourceStatus:
            stack.events.find(({ LogicalResourceId }) => LogicalResourceId === logicalId)
              ?.ResourceStatus ?? 'CREATE_COMPLETE',
        })),
      }
    },
    DeleteStack({ StackName }: { StackName?: string }) {
      remove(find(StackName))
      return {}
    },
  }
  return { operations, trouble, stacks, changeSets }
}
