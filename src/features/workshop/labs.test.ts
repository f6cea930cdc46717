/** Every lab that there is, whoever wrote it, and the one in CONTRIBUTING.md: what it names exists, and what it says will happen is what IAM decides. */
import { readFileSync } from 'node:fs'
import { evaluateSync } from '@mdx-js/mdx'
import { isValidElement, type ReactElement, type ReactNode } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { describe, expect, it } from 'vitest'
import { explainCall } from '../../config/explain-call.ts'
import type { StackConfig } from '../../config/stack-config.ts'
import type { Statement } from '../../iam/policy-document.ts'
import { anIdentityId, aSession, aStackConfig } from '../../testing/builders.ts'
import { ownScoresPolicy, guestTrustPolicy } from '../../testing/decide-as-guest.ts'
import { attempts, attemptsOn } from '../break-in/catalogue.ts'
import { changeStatement, isPossible, type PolicyChange } from './changed-policy.ts'
import type { LivePolicyProps } from './components/live-policy.tsx'
import type { WhatIfProps } from './components/what-if.tsx'
import { labComponents } from './lab-components.ts'
import { readLab, type LabModule } from './lab.ts'
import { labs } from './labs.ts'
import { findStatement } from './live-policies.ts'
import { hasFocus } from './statement-lines.ts'

const policies = [{ name: 'OwnScores', document: ownScoresPolicy }]
const { roles } = aStackConfig()
const guest = { ...roles.guest, policies, trustPolicy: guestTrustPolicy }
const config: StackConfig = aStackConfig({ roles: { ...roles, guest } })
const session = aSession()
const subjects = {
  tableName: config.tableName,
  ownIdentityId: session.identityId,
  rivalIdentityId: anIdentityId('9'),
}

const checked = [...labs, theSample()]
const steps = checked.flatMap((lab) =>
  lab.steps.map((step) => [`${lab.id}/${step.id}`, step] as const),
)

it('finds the labs, in their order, at places of their own', () => {
  expect(labs.slice(0, 3).map(({ id }) => id)).toEqual([
    'who-am-i',
    'my-partition',
    'attributes-and-select',
  ])
  const orders = labs.map(({ order }) => order)
  expect([...new Set(orders)].toSorted((one, other) => one - other)).toEqual(orders)
})

it.each(checked.map((lab) => [lab.id, lab] as const))(
  '%s is short and ends with what was learned',
  (_, lab) => {
    expect(lab.minutes).toBeLessThanOrEqual(5)
    const tasks = lab.steps.slice(0, -1)
    expect(tasks.length).toBeGreaterThanOrEqual(3)
    expect(tasks.length).toBeLessThanOrEqual(5)
    expect(lab.steps.at(-1)?.title).toBe('What you learned')
    expect(lab.steps.at(-1)?.experiments).toEqual([])
  },
)

describe.each(steps)('%s', (_, step) => {
  const elements = [...elementsIn(step.content)]
  const ofType = <Props>(name: string) =>
    elements.filter(({ type }) => type === labComponents[name]).map(({ props }) => props as Props)

  it('names only attempts of the catalogue that every stack has', () => {
    const known = attemptsOn({ ...config, filesBucket: undefined }).map(({ id }) => id)
    for (const experiment of step.experiments) {
      if (experiment.kind !== 'who-am-i') expect(known).toContain(experiment.attempt)
    }
  })

  it('shows only lines of the policy that the template has', () => {
    for (const { statement: sid, condition, operator, element } of ofType<LivePolicyProps>(
      'Policy',
    )) {
      const found = findStatement(guest, sid)
      expect(found, sid).toBeDefined()
      if (found && (condition ?? element) !== undefined) {
        expect(hasFocus(found.statement, { condition, operator, element })).toBe(true)
      }
    }
  })

  it('changes only what the template’s policy has, to another result', () => {
    const [statement] = ownScoresPolicy.Statement as readonly Statement[]
    for (const { statement: sid, changes, ...what } of ofType<WhatIfProps>('WhatIf')) {
      expect(sid).toBe(statement?.Sid)
      for (const change of changes) expect(statement && isPossible(statement, change)).toBe(true)
      expect(predict(what, sid, [])).toBe('denied')
      expect(predict(what, sid, changes)).toBe('granted')
      // Each change is needed.
      for (const change of changes) {
        const others = changes.filter((other) => other !== change)
        expect(predict(what, sid, others)).toBe('denied')
      }
    }
  })

  it('explains no run where it has none', () => {
    for (const { explain = true } of ofType<{ explain?: boolean }>('Why')) {
      if (!explain) expect(step.experiments.some(({ kind }) => kind === 'what-if')).toBe(true)
    }
  })
})

/** What an author begins with. */
function theSample() {
  const text = readFileSync(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8')
  const [, source = ''] = /^```mdx\n(.*?)^```$/ms.exec(text) ?? []
  const module: unknown = evaluateSync(source, jsxRuntime)
  return readLab('my-lab', module as LabModule, labComponents)
}

function predict(
  { attempt: id, aim }: Pick<WhatIfProps, 'attempt' | 'aim'>,
  sid: string,
  changes: readonly PolicyChange[],
) {
  const attempt = attempts.find((one) => one.id === id)
  if (!attempt) throw new Error(`no attempt ${id}`)
  const decided = explainCall({
    operation: attempt.operation,
    input: attempt.input(aim, subjects),
    session,
    config: changeStatement(config, sid, changes),
  })
  return decided.kind === 'explained' ? decided.predicted : decided.because
}

function* elementsIn(node: ReactNode): Generator<ReactElement> {
  if (Array.isArray(node))
    for (const child of node as readonly ReactNode[]) yield* elementsIn(child)
  if (!isValidElement(node)) return
  yield node
  yield* elementsIn((node.props as { readonly children?: ReactNode }).children)
}
