/** Works out what a stack's source becomes, with the names that were made up for it before. */
import type { RandomBytes } from '../random.ts'
import { tagsByName, type Tag } from '../roles.ts'
import type { NamedSource } from '../state/stack-record.ts'
import { parseTemplate } from '../template/load-template.ts'
import { plan } from '../template/provision/provision.ts'
import type { Stack } from '../template/provision/stack.ts'
import type { Template } from '../template/template.ts'

export interface PlanningNeeds {
  readonly region: string
  readonly account: string
  readonly random: RandomBytes
}

export interface PlannedStack {
  readonly stack: Stack
  /** Logical IDs, each after those that it needs. */
  readonly order: readonly string[]
  /** The source with all its names, those that were made up now included. */
  readonly source: NamedSource
}

/** What counts in place of a file's name where a template came through the API. */
const templateName = 'template'

const parsed = new Map<string, Template>()
/** More than an account has at a time, those that are deleted and still told of included. */
const parsedAtMost = 32

/** @throws TemplateError */
export function parseBody(templateBody: string): Template {
  const known = parsed.get(templateBody)
  if (known !== undefined) return known
  const template = parseTemplate(templateBody, templateName)
  const [oldest] = parsed.keys()
  if (parsed.size >= parsedAtMost && oldest !== undefined) parsed.delete(oldest)
  parsed.set(templateBody, template)
  return template
}

/** @throws TemplateError, or ParameterError for a value that the template does not take */
export function planSource(
  source: NamedSource,
  { stackName, stackId }: { readonly stackName: string; readonly stackId: string },
  needs: PlanningNeeds,
): PlannedStack {
  const known = new Map([...Object.entries(source.names), [`stack ${stackName}`, stackId]])
  const { stack, madeUp, order } = plan(parseBody(source.templateBody), {
    stackName,
    region: needs.region,
    account: needs.account,
    parameters: source.parameters,
    memory: { recall: (name) => known.get(name), remember: () => undefined },
    random: needs.random,
  })
  const names = Object.fromEntries([...known, ...madeUp])
  return { stack: withStackTags(stack, source.tags), order, source: { ...source, names } }
}

/** CloudFormation puts a stack's tags on each resource that takes tags; the resource's own come first. */
function withStackTags(stack: Stack, stackTags: Readonly<Record<string, string>>): Stack {
  if (Object.keys(stackTags).length === 0) return stack
  const tagged = (own: readonly Tag[] | undefined): readonly Tag[] =>
    Object.entries({ ...stackTags, ...tagsByName(own) }).map(([Key, Value]) => ({ Key, Value }))
  const roles = stack.roles.list.map((role) => ({ ...role, tags: tagged(role.tags) }))
  return {
    ...stack,
    tables: stack.tables.map((table) => ({
      ...table,
      createTable: { ...table.createTable, Tags: tagged(table.createTable.Tags) },
    })),
    roles: { list: roles, find: (name) => roles.find(({ roleName }) => roleName === name) },
  }
}
