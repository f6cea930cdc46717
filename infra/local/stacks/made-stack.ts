/** One stack that was made through CloudFormation: what is kept of it, and what it is to the services at this moment. */
import { changedRoles } from '../changed-roles.ts'
import type {
  EventRecord,
  NamedSource,
  ResourceRecord,
  ResourceStatus,
  StackRecord,
  StackStatus,
} from '../state/stack-record.ts'
import { uuidV4 } from '../state/uuid-v4.ts'
import type { Clock } from '../clock.ts'
import { planSource, type PlannedStack, type PlanningNeeds } from './plan-source.ts'
import { joinParts, partsOf, resourceKey, type StackParts } from './stack-parts.ts'

export interface MadeStackNeeds extends PlanningNeeds {
  readonly clock: Clock
  /** Durable before it returns. */
  readonly save: (record: StackRecord) => void
  /** Told after every change. */
  readonly changed: () => void
}

export class MadeStack {
  readonly #needs: MadeStackNeeds
  #record: StackRecord
  /** Of the sources in the record, each planned once. */
  readonly #plans = new Map<NamedSource, PlannedStack>()

  /** @throws UserError where a source in the record can be provisioned no more */
  constructor(record: StackRecord, needs: MadeStackNeeds) {
    this.#record = record
    this.#needs = needs
    for (const source of sourcesOf(record)) this.plan(source)
  }

  get record(): StackRecord {
    return this.#record
  }

  /** Whether services and new stacks with its name have to do with it. */
  get isThere(): boolean {
    return this.#record.status !== 'DELETE_COMPLETE'
  }

  /** What counts; `undefined` before a creation succeeded and after a deletion. */
  get current(): PlannedStack | undefined {
    const { source } = this.#record
    return source && this.plan(source)
  }

  plan(source: NamedSource): PlannedStack {
    const known = this.#plans.get(source)
    if (known !== undefined) return known
    const planned = planSource(source, this.#record, this.#needs)
    this.#plans.set(source, planned)
    return planned
  }

  /** Changes the record, durably before it returns. */
  update(changes: Partial<StackRecord>): void {
    const next = { ...this.#record, ...changes }
    this.#needs.save(next)
    this.#record = next
    const sources = sourcesOf(next)
    for (const source of this.#plans.keys()) {
      if (!sources.includes(source)) this.#plans.delete(source)
    }
    this.#needs.changed()
  }

  now(): string {
    return this.#needs.clock.now().toISOString()
  }

  /** Sets the stack's status, with an event. */
  turn(status: StackStatus, changes: Partial<StackRecord> = {}, statusReason?: string): void {
    const { stackName, stackId } = this.#record
    const event = this.#event(changes, {
      eventId: uuidV4(this.#needs.random),
      logicalId: stackName,
      type: 'AWS::CloudFormation::Stack',
      physicalId: stackId,
      status,
      statusReason,
    })
    const events = [...this.#record.events, event]
    this.update({ statusReason, ...changes, status, events })
  }

  /** Sets a resource's status, with an event. */
  turnResource(
    resource: Pick<ResourceRecord, 'logicalId' | 'type' | 'physicalId'>,
    status: ResourceStatus,
    changes: Partial<StackRecord> = {},
    statusReason?: string,
  ): void {
    const at = this.now()
    const { logicalId, type, physicalId } = resource
    const eventId = `${logicalId}-${status}-${at}`
    const event = this.#event(changes, {
      eventId,
      logicalId,
      type,
      physicalId,
      status,
      statusReason,
    })
    const record: ResourceRecord = { logicalId, type, physicalId, status, statusReason, at }
    const others = this.#record.resources.filter((other) => other.logicalId !== logicalId)
    this.update({
      ...changes,
      events: [...this.#record.events, event],
      resources: [...others, record],
    })
  }

  #event(
    { operation }: Partial<StackRecord>,
    event: Omit<EventRecord, 'at' | 'clientToken'>,
  ): EventRecord {
    const clientToken = (operation ?? this.#record.operation)?.clientToken
    return { ...event, clientToken, at: this.now() }
  }

  /** Its resources that are there now, those included that it retained. */
  parts(): StackParts {
    const record = this.#record
    const { operation, gone } = record
    const found: StackParts[] = record.retained.map(({ source, resources }) =>
      partsOf(this.plan(source).stack, (key) => resources.includes(key)),
    )
    const current = this.current?.stack
    if (current !== undefined) found.push(partsOf(current, (key) => !gone.includes(key)))
    if (operation !== undefined && operation.kind !== 'delete') {
      const held = new Set(current && keysOf(current))
      // What is on its way out is there until it is deleted, what is on its way in from when it was made.
      const [source, isThere] = operation.previous
        ? [operation.previous, (key: string) => !gone.includes(key)]
        : [operation.target, (key: string) => operation.made.includes(key) && !gone.includes(key)]
      found.push(partsOf(this.plan(source).stack, (key) => !held.has(key) && isThere(key)))
    }
    const parts = joinParts(found)
    const changes = new Map(Object.entries(record.rolePolicies))
    return { ...parts, roles: changedRoles(parts.roles, changes) }
  }

  /** Whether a resource is this stack's, or was and is still there. */
  holds(key: string): boolean {
    const { gone, operation, retained } = this.#record
    const planned = [this.#record.source, operation?.kind !== 'delete' && operation?.previous]
    return (
      retained.some(({ resources }) => resources.includes(key)) ||
      (!gone.includes(key) &&
        ((operation !== undefined && operation.kind !== 'delete' && operation.made.includes(key)) ||
          planned.some((source) => source && keysOf(this.plan(source).stack).includes(key))))
    )
  }

  /** Whether no stack manages a resource that this one once made. */
  retains(key: string): boolean {
    return this.#record.retained.some(({ resources }) => resources.includes(key))
  }
}

export function keysOf({ resources }: PlannedStack['stack']): readonly string[] {
  return resources.map(({ type, physicalId }) => resourceKey(type, physicalId))
}

function sourcesOf({ source, operation, retained }: StackRecord): readonly NamedSource[] {
  return [
    source,
    ...(operation !== undefined && operation.kind !== 'delete'
      ? [operation.target, operation.previous]
      : []),
    ...retained.map((each) => each.source),
  ].filter((each) => each !== undefined)
}
