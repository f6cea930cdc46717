import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StackMemory } from '../../state/stack-memory.ts'
import { openStackMemory } from '../../state/stack-memory.ts'
import { parseTemplate } from '../load-template.ts'
import { provision } from './provision.ts'

const source = `
Description: Two roles.
Parameters:
  Purpose: {Type: String, Default: test}
Resources:
  Pool: {Type: AWS::Cognito::IdentityPool, Properties: {AllowUnauthenticatedIdentities: true}}
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
      KeySchema: [{AttributeName: Id, KeyType: HASH}]
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: !Sub '/\${Purpose}/'
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {Federated: cognito-identity.amazonaws.com}
            Action: sts:AssumeRoleWithWebIdentity
            Condition: {StringEquals: {'cognito-identity.amazonaws.com:aud': !Ref Pool}}
Outputs:
  Role: {Value: !GetAtt Role.Arn}
  Everything:
    Value: !Join
      - ' '
      - - !Ref AWS::Partition
        - !Ref AWS::URLSuffix
        - !Sub '\${AWS::Region} \${AWS::AccountId} \${AWS::StackName} \${Purpose}'
`

function inMemory(): StackMemory & { readonly names: Map<string, string> } {
  const names = new Map<string, string>()
  return {
    names,
    recall: (name) => names.get(name),
    remember(added) {
      for (const [name, value] of added) names.set(name, value)
    },
  }
}

function fixedRandom(seed: number) {
  let last = seed
  return (sizeBytes: number) =>
    Uint8Array.from({ length: sizeBytes }, () => (last = (last * 5 + 3) % 251))
}

function provisionWith(text: string, memory: StackMemory, seed = 1) {
  return provision(parseTemplate(text, 'a.yaml'), {
    stackName: 'leading-key',
    region: 'us-west-2',
    account: '123456789012',
    memory,
    random: fixedRandom(seed),
  })
}

describe('provision', () => {
  it('makes names up in the form that AWS gives them', () => {
    const stack = provisionWith(source, inMemory())
    const physicalId = (logicalId: string) =>
      stack.resources.find((resource) => resource.logicalId === logicalId)?.physicalId
    expect(stack.stackId).toMatch(
      /^arn:aws:cloudformation:us-west-2:123456789012:stack\/leading-key\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(physicalId('Pool')).toMatch(/^us-west-2:[0-9a-f-]{36}$/)
    expect(physicalId('Table')).toMatch(/^leading-key-Table-[A-Z0-9]{12}$/)
    expect(physicalId('Role')).toMatch(/^leading-key-Role-[A-Za-z0-9]{12}$/)
    expect(stack.roles.list[0]?.roleId).toMatch(/^AROA[A-Z0-9]{17}$/)
  })

  it('works out parameters, pseudo parameters and attributes', () => {
    const stack = provisionWith(source, inMemory())
    const [role] = stack.roles.list
    expect(stack.description).toBe('Two roles.')
    expect(role?.arn).toBe(`arn:aws:iam::123456789012:role/test/${role?.roleName ?? ''}`)
    expect(stack.outputs).toEqual([
      { key: 'Role', value: role?.arn },
      { key: 'Everything', value: 'aws amazonaws.com us-west-2 123456789012 leading-key test' },
    ])
    expect(stack.roles.find(role?.roleName ?? '')).toBe(role)
    expect(stack.roles.find('Nobody')).toBeUndefined()
  })

  it('gives the same stack again from what it remembers, whatever the random source says', () => {
    const memory = inMemory()
    const first = provisionWith(source, memory, 1)
    const second = provisionWith(source, memory, 2)
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(JSON.stringify(provisionWith(source, inMemory(), 2))).not.toBe(JSON.stringify(first))
  })

  it('gives the same stack again after a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leading-key-'))
    const file = join(folder, 'stack.json')
    const first = provisionWith(source, openStackMemory(file), 1)
    const second = provisionWith(source, openStackMemory(file), 2)
    rmSync(folder, { recursive: true })
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
  })

  it('keeps names when the template is edited, and gives a resource back its name', () => {
    const memory = inMemory()
    const first = provisionWith(source, memory, 1)
    const edited = source.replace(/ {2}Table:[\s\S]*? {2}Role:/, '  Role:')
    const without = provisionWith(edited, memory, 2)
    expect(without.tables).toEqual([])
    expect(without.roles.list[0]?.arn).toBe(first.roles.list[0]?.arn)
    expect(JSON.stringify(provisionWith(source, memory, 3))).toBe(JSON.stringify(first))
  })

  it('treats a resource of another type under the same logical ID as another one', () => {
    const memory = inMemory()
    provisionWith(source, memory, 1)
    const swapped =
      'Resources:\n  Role: {Type: AWS::Cognito::IdentityPool, Properties: {AllowUnauthenticatedIdentities: true}}\n'
    expect(provisionWith(swapped, memory, 2).identityPools[0]?.id).toMatch(/^us-west-2:/)
  })

  it('gives a renamed role a new ID, as IAM does', () => {
    const memory = inMemory()
    const named = (name: string) =>
      source.replace("      Path: !Sub '/${Purpose}/'", `      RoleName: ${name}`)
    const ids = ['One', 'Two', 'One'].map(
      (name, index) => provisionWith(named(name), memory, index).roles.list[0]?.roleId,
    )
    expect(ids[1]).not.toBe(ids[0])
    expect(ids[2]).toBe(ids[0])
  })

  it('provisions a resource after those that it refers to, in whatever order they stand', () => {
    const backwards = `
Resources:
  Attachment:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties:
      IdentityPoolId: !Ref Pool
      Roles: {unauthenticated: !GetAtt Role.Arn}
${source.slice(source.indexOf('  Pool:'), source.indexOf('Outputs:')).replace("!Sub '/${Purpose}/'", '/test/')}`
    const stack = provisionWith(backwards, inMemory())
    expect(stack.resources.map(({ logicalId }) => logicalId)).toEqual([
      'Attachment',
      'Pool',
      'Table',
      'Role',
    ])
    expect(stack.identityPools[0]?.roles).toEqual({ unauthenticated: stack.roles.list[0]?.arn })
  })

  it('remembers nothing of a template that it refuses', () => {
    const memory = inMemory()
    const template = parseTemplate(source, 'a.yaml')
    const options = {
      stackName: 's',
      region: 'us-west-2',
      account: '123456789012',
      parameters: { Purpose: 'no path ' },
      memory,
      random: fixedRandom(1),
    }
    expect(() => provision(template, options)).toThrow(
      "a.yaml:16:18 Resources.Role.Properties.Path: '/no path /' has another form than AWS takes.",
    )
    expect(memory.names.size).toBe(0)
  })
})
