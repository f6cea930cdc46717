// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { explainCall, type ExplainedCall } from '../config/explain-call.ts'
import { aStackConfig, anIdentityId } from '../testing/builders.ts'
import { renderApp } from '../testing/render-app.tsx'
import { WhyDetails } from './why-details.tsx'
import { WhyPanel } from './why-panel.tsx'

const people = { me: anIdentityId('1'), rival: anIdentityId('9') }

function whyOf(operation: 'GetItem' | 'Scan', userId = people.rival): ExplainedCall {
  const Key = { UserId: { S: userId }, GameTitle: { S: 'Meteor Blasters' } }
  return explainCall({
    operation,
    input: { TableName: 'GameScores', ...(operation === 'GetItem' && { Key }) },
    session: { identityId: people.me, access: 'guest' },
    config: aStackConfig(),
  })
}

function show(why: ExplainedCall, answer: 'granted' | 'denied' = 'denied') {
  renderApp(
    <>
      <WhyPanel why={why} answer={answer} people={people} />
      {why.kind === 'explained' && <WhyDetails why={why} people={people} />}
    </>,
  )
  return screen.getByRole('region', { name: 'Why' })
}

describe('why a request was denied', () => {
  it('says that the explanation is ours and not AWS’s', () => {
    expect(show(whyOf('GetItem')).textContent).toContain('AWS does not send this')
  })

  it('says in one sentence whose partition was asked for', async () => {
    const panel = show(whyOf('GetItem'))
    // The alias comes a moment later: it is drawn from a hash.
    await screen.findAllByText(/\(the rival\)/)
    expect(panel.textContent).toMatch(
      /You asked for [A-Z]\w+ [A-Z]\w+ \(the rival\)’s partition\. The policy allows only your own\./,
    )
  })

  it('sets what the request carried against what the policy wants, with identities masked', () => {
    const panel = show(whyOf('GetItem'))
    expect(panel.textContent).toContain('ForAllValues:StringEquals dynamodb:LeadingKeys')
    const request = within(panel).getByText('us-west-2:9999····')
    const policy = within(panel).getByText('us-west-2:1111····')
    expect(request.parentElement?.textContent).toContain('the rival')
    expect(policy.parentElement?.textContent).toContain('you')
    expect(document.body.innerHTML).not.toContain(people.rival)
    expect(document.body.innerHTML).not.toContain(people.me)
  })

  it('sets the resource that was asked for against the one that the statement covers', async () => {
    const filesBucket = 'files'
    const document = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*',
      },
    } as const
    const { roles } = aStackConfig()
    const guest = { ...roles.guest, policies: [{ name: 'OwnFiles', document }] }
    const why = explainCall({
      service: 's3',
      operation: 'GetObject',
      input: { Bucket: filesBucket, Key: `${people.rival}/avatar.png` },
      session: { identityId: people.me, access: 'guest' },
      config: aStackConfig({ filesBucket, roles: { ...roles, guest } }),
    })
    const panel = show(why)
    await screen.findAllByText(/\(the rival\)/)
    expect(panel.textContent).toMatch(
      /You asked for [A-Z]\w+ [A-Z]\w+ \(the rival\)’s file\. The policy allows only your own\./,
    )
    expect(panel.textContent).toContain('Resource arn:aws:s3:::files/')
    const request = within(panel).getByText('us-west-2:9999····/avatar.png')
    const policy = within(panel).getByText('us-west-2:1111····/*')
    expect(request.parentElement?.textContent).toContain('the rival')
    expect(policy.parentElement?.textContent).toContain('you')
    expect(window.document.body.innerHTML).not.toContain(people.rival)
  })

  it('says that no statement allows an action that none names', () => {
    expect(show(whyOf('Scan')).textContent).toContain(
      'No statement of your role’s policies allows dynamodb:Scan',
    )
  })

  it('says that it cannot explain where the policies are private', () => {
    show({ kind: 'unexplained', because: 'policies-private' })
    expect(screen.getByText(/the app cannot explain/)).toBeTruthy()
  })

  it('says what it cannot read, with identities masked', () => {
    const problem = `"${people.me}" is no name of a table`
    show({ kind: 'unexplained', because: 'unreadable', problem })
    expect(screen.getByText(/"us-west-2:1111····" is no name of a table/)).toBeTruthy()
  })
})

describe('what is folded', () => {
  it('says what would have passed', () => {
    show(whyOf('GetItem'))
    fireEvent.click(screen.getByText('What would pass'))
    const [sentence] = screen.getAllByText(/^Ask for the partition/)
    expect(sentence?.closest('details')?.open).toBe(true)
  })

  it('has nothing that would have passed where it was granted', () => {
    show(whyOf('GetItem', people.me), 'granted')
    expect(screen.queryByText('What would pass')).toBeNull()
  })

  it('shows the statement as the policy writes it', () => {
    show(whyOf('GetItem'))
    const code = screen.getByLabelText('Statement PlayersReachOnlyTheirOwnPartition')
    expect(code.textContent).toContain('${cognito-identity.amazonaws.com:sub}')
  })

  it('gives each of the statements a reason', () => {
    show(whyOf('GetItem'))
    const list = screen.getByText('All 3 statements').closest('details')
    expect(list?.textContent).toContain(
      'its condition on dynamodb:LeadingKeys is not met, so it does not count',
    )
    expect(list?.textContent).toContain(
      'statement 1 of session policy 1 · Allow · session policy · It allows dynamodb:GetItem',
    )
    expect(list?.textContent).toContain('It does not cover the action dynamodb:GetItem')
  })
})

it('says what the app does not know, where a condition asks for it', () => {
  const statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  } as const
  const document = { Version: '2012-10-17', Statement: statement } as const
  const { guest, player } = aStackConfig().roles
  const policies = [{ name: 'FromHere', document }]
  const why = explainCall({
    operation: 'ListTables',
    input: {},
    session: { identityId: people.me, access: 'guest' },
    config: aStackConfig({ roles: { guest: { ...guest, policies }, player } }),
  })
  expect(show(why).textContent).toContain(
    'The app does not know what IAM knows of aws:SourceIp, so this may be wrong.',
  )
})

describe('prediction against AWS’s answer', () => {
  it('says nothing where they agree', () => {
    show(whyOf('GetItem'))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('flags a difference', () => {
    show(whyOf('GetItem'), 'granted')
    expect(screen.getByRole('alert').textContent).toContain(
      'this should be denied; AWS’s answer is granted',
    )
  })
})
