/** Gathers what one request to IAM carries, piece by piece, and remembers the first thing that it could not read. */
import type { RequestContext } from '../decision.ts'
import { readCondition } from '../expressions/condition.ts'
import { readProjection } from '../expressions/projection.ts'
import { ExpressionError } from '../expressions/tokens.ts'
import { readUpdate } from '../expressions/update.ts'
import { entries, field, isMap, items } from './input-fields.ts'
import { keyValueText } from './key-value-text.ts'
import type { TableResource } from './table-resource.ts'

/** One thing that IAM must allow. */
export interface DynamodbRequest {
  /** `dynamodb:GetItem` */
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /**
   * What in the input could not be read, and why: the context may then lack keys that AWS would see. Whoever enforces must refuse
   * such a request even if IAM allows it.
   */
  readonly unreadable?: string
  /**
   * No key schema is known for the table or index, which is why `unreadable` is set. Where it does not exist,
   * ResourceNotFoundException is the answer once IAM has allowed.
   */
  readonly unknownKeySchema?: true
}

/** In the order of the partition-key attributes. The first two mean the same. */
const partitionKeyNames: readonly (readonly string[])[] = [
  ['dynamodb:LeadingKeys', 'dynamodb:FirstPartitionKeyValues'],
  ['dynamodb:SecondPartitionKeyValues'],
  ['dynamodb:ThirdPartitionKeyValues'],
  ['dynamodb:FourthPartitionKeyValues'],
]

const expressionReaders = {
  ConditionExpression: (text: string) => readCondition(text).heads,
  FilterExpression: (text: string) => readCondition(text).heads,
  ProjectionExpression: readProjection,
  UpdateExpression: readUpdate,
} as const

export class RequestBuilder {
  readonly #action: string
  readonly #table: TableResource
  /** By place, values of the partition-key attributes. */
  readonly #partitionKeys: Set<string>[] = []
  readonly #attributes = new Set<string>()
  readonly #context: Record<string, string | readonly string[]> = {}
  #unreadable: string | undefined
  #unknownKeySchema = false

  constructor(action: string, table: TableResource) {
    this.#action = `dynamodb:${action}`
    this.#table = table
    if (table.problem) this.unreadable(table.problem)
  }

  unreadable(problem: string): this {
    this.#unreadable ??= problem
    return this
  }

  set(key: string, value: string): this {
    this.#context[`dynamodb:${key}`] = value
    return this
  }

  /** Sets a key from a parameter that must be a string where it is given. */
  setFrom(input: unknown, parameter: string, key: string, missing?: string): this {
    const value = field(input, parameter) ?? missing
    if (typeof value === 'string') return this.set(key, value)
    return value === undefined ? this : this.unreadable(`${parameter} is not a string`)
  }

  attribute(name: string): this {
    this.#attributes.add(name)
    return this
  }

  /** Counts the names of a map: `Key`, `Item`, `Expected`. */
  attributesOf(input: unknown, parameter: string): this {
    const value = field(input, parameter)
    if (value !== undefined && !isMap(value)) return this.unreadable(`${parameter} is not a map`)
    for (const [name] of entries(value)) this.attribute(name)
    return this
  }

  /** Counts the names in a list: `AttributesToGet`. */
  attributesIn(input: unknown, parameter: string): this {
    const value = field(input, parameter)
    if (value !== undefined && !Array.isArray(value)) this.unreadable(`${parameter} is not a list`)
    for (const name of items(value)) {
      if (typeof name === 'string') this.attribute(name)
      else this.unreadable(`${parameter} holds what is no name`)
    }
    return this
  }

  /** Counts the attributes that an expression names, placeholders replaced. */
  expression(input: unknown, parameter: keyof typeof expressionReaders): this {
    this.readExpression(input, parameter, (text) => {
      this.heads(expressionReaders[parameter](text), input, parameter)
    })
    return this
  }

  /** Reads an expression where there is one; what `read` cannot read is remembered, not thrown. */
  readExpression(input: unknown, parameter: string, read: (text: string) => void): void {
    const text = field(input, parameter)
    if (text === undefined) return
    if (typeof text !== 'string') {
      this.unreadable(`${parameter} is not a string`)
      return
    }
    try {
      read(text)
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      this.unreadable(`${parameter}: ${error.message}`)
    }
  }

  /** Counts top-level attributes as an expression writes them. */
  heads(heads: readonly string[], input: unknown, parameter: string): void {
    for (const head of heads) {
      const name = attributeName(head, input)
      if (name === undefined) this.unreadable(`${parameter}: ${head} is not defined`)
      else this.attribute(name)
    }
  }

  /** The attributes that lead: the partition key of the table or index. */
  get partitionKey(): readonly string[] {
    const { keySchema, arn } = this.#table
    if (!keySchema) {
      this.#unknownKeySchema = true
      this.unreadable(`The key schema of ${arn} is not known`)
    }
    return keySchema?.partitionKey ?? []
  }

  /** Adds the value of the partition-key attribute in this place, counted from 0. */
  partitionKeyValue(place: number, value: unknown, where: string): this {
    const text = keyValueText(value)
    if (text === undefined || place >= partitionKeyNames.length) {
      return this.unreadable(`${where} holds no value for the partition key`)
    }
    const values = (this.#partitionKeys[place] ??= new Set())
    values.add(text)
    return this
  }

  /** Counts the names and adds the partition key of a key or a whole item. */
  keyIn(input: unknown, parameter: 'Key' | 'Item' | 'Keys', map = field(input, parameter)): this {
    for (const [name] of entries(map)) this.attribute(name)
    for (const [place, name] of this.partitionKey.entries()) {
      this.partitionKeyValue(place, field(map, name), parameter)
    }
    return this
  }

  build(): DynamodbRequest {
    const context = { ...this.#context }
    this.#partitionKeys.forEach((values, place) => {
      for (const name of partitionKeyNames[place] ?? []) context[name] = [...values]
    })
    if (this.#attributes.size > 0) context['dynamodb:Attributes'] = [...this.#attributes]
    const request = { action: this.#action, resource: this.#table.arn, context }
    if (this.#unreadable === undefined) return request
    const unreadable = { ...request, unreadable: this.#unreadable }
    return this.#unknownKeySchema ? { ...unreadable, unknownKeySchema: true } : unreadable
  }
}

/** The attribute behind a name or `#placeholder`. */
export function attributeName(head: string, input: unknown): string | undefined {
  if (!head.startsWith('#')) return head
  const name = field(field(input, 'ExpressionAttributeNames'), head)
  return typeof name === 'string' ? name : undefined
}
