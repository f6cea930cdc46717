import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTemplate } from '../local/template/load-template.ts'
import { plan } from '../local/template/provision/provision.ts'
import { descriptionStart, type DeployedStack } from './find-stack.ts'
import { parametersFor } from './parameters.ts'
import { fateOf } from './retained.ts'

const template = loadTemplate(join(import.meta.dirname, '../game-scores.yaml'))
const known = new Set(template.parameters.keys())

function stackWith(parameters: Readonly<Record<string, string>>): DeployedStack {
  return {
    stackId: 'arn',
    status: 'CREATE_COMPLETE',
    parameters: new Map(Object.entries(parameters)),
    outputs: new Map(),
  }
}

describe('the values of parameters', () => {
  it('are the template’s own for a first stack, save where it goes', () => {
    expect(parametersFor({ stackName: 'leading-key' }, undefined, known)).toEqual({
      AwsEndpoint: '',
    })
  })

  it('stay as they are where nothing else is asked for', () => {
    const before = { TableName: 'Mine', Retain: 'true', BudgetEmail: 'me@example.com' }
    expect(parametersFor({ stackName: 'other' }, stackWith(before), known)).toEqual({
      ...before,
      AwsEndpoint: '',
    })
  })

  it('change where that is asked for', () => {
    const before = stackWith({ Retain: 'true', BudgetEmail: 'me@example.com' })
    const wishes = { stackName: 'leading-key', retain: false, budgetEmail: '' }
    expect(parametersFor(wishes, before, known)).toMatchObject({ Retain: 'false', BudgetEmail: '' })
  })

  it('are none that the template no longer has', () => {
    const before = stackWith({ Gone: 'x' })
    expect(parametersFor({ stackName: 'leading-key' }, before, known)).not.toHaveProperty('Gone')
  })
})

describe('the template', () => {
  it('has every parameter that a deployment sets', () => {
    const wishes = {
      stackName: 'x',
      retain: true,
      tableName: 'abc',
      budgetEmail: 'a@b',
      endpoint: 'c',
    }
    expect([...known]).toEqual(
      expect.arrayContaining(Object.keys(parametersFor(wishes, undefined, new Set()))),
    )
  })

  it('has the description that a stack is known by', () => {
    expect(template.description?.startsWith(descriptionStart)).toBe(true)
  })

  it('keeps just what a destruction says is kept', () => {
    const { resources } = plan(template, {
      stackName: 'leading-key',
      region: 'us-west-2',
      account: '123456789012',
      parameters: { Retain: 'true' },
      memory: { recall: () => undefined, remember: () => undefined },
      random: (sizeBytes) => new Uint8Array(sizeBytes),
    }).stack
    const kept = resources.filter(({ deletionPolicy }) => deletionPolicy !== 'Delete')
    const stack = stackWith({ Retain: 'true' })
    expect(resources.filter((resource) => fateOf(resource, stack) === 'kept')).toEqual(kept)
    expect(kept.map(({ type }) => type)).toEqual(['AWS::DynamoDB::Table', 'AWS::S3::Bucket'])
  })
})
