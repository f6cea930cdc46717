/** Opens all that is in the account: the template file's stack, where there is one, and those that CloudFormation calls made. */
import type { Clock } from './clock.ts'
import { UserError } from './errors.ts'
import { liveResources, type LiveResources } from './live-resources.ts'
import { openLiveStack, type LiveStack } from './live-stack.ts'
import type { RandomBytes } from './random.ts'
import { openMadeStacks, type MadeStacks } from './stacks/made-stacks.ts'
import type { ResourceStore } from './stacks/resource-store.ts'
import { keysOf } from './stacks/made-stack.ts'
import type { State } from './state/open-state.ts'
import type { TemplateVersion } from './template/load-template.ts'

export interface AccountNeeds {
  /** The template file's; `undefined` for an account without that stack. */
  readonly version: TemplateVersion | undefined
  /** What the template file's stack is called. */
  readonly stackName: string
  readonly region: string
  readonly account: string
  readonly state: Pick<State, 'stackMemory' | 'rolePolicies' | 'stackRecords'>
  readonly resources: ResourceStore
  readonly random: RandomBytes
  readonly clock: Clock
  readonly stepMs?: number | undefined
  readonly reportBug: (error: unknown) => void
}

export interface Account {
  readonly followed: LiveStack | undefined
  readonly made: MadeStacks
  readonly live: LiveResources
  close(): Promise<void>
}

/** @throws UserError for a template that cannot be provisioned */
export async function openAccount(needs: AccountNeeds): Promise<Account> {
  const { version, stackName, region, account, state, resources, random, clock } = needs
  const made = openMadeStacks({
    region,
    account,
    random,
    clock,
    store: state.stackRecords,
    stepMs: needs.stepMs,
    reportBug: needs.reportBug,
  })
  const followed =
    version &&
    (await openLiveStack({
      version,
      stackName: freeName(stackName, made),
      region,
      account,
      memory: state.stackMemory,
      rolePolicies: state.rolePolicies,
      random,
      clock,
      ensureTable: resources.makeTable,
      otherStackWith: (key) => made.list().find((stack) => stack.holds(key))?.record.stackName,
    }))
  await made.start({
    resources,
    followedStackWith(key) {
      const stack = followed?.stack()
      return stack !== undefined && keysOf(stack).includes(key) ? stack.stackId : undefined
    },
  })
  return { followed, made, live: liveResources(followed, made), close: () => made.close() }
}

/** @throws UserError where CloudFormation made a stack of that name in an account without the template file's */
function freeName(stackName: string, made: MadeStacks): string {
  if (made.find(stackName) === undefined) return stackName
  throw new UserError(
    `The account has a stack ${stackName} already, which was made through CloudFormation.`,
    {
      resolution:
        'Start with npm run stack -- --empty and delete it, or name another folder with --data DIR.',
    },
  )
}
