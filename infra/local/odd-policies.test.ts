import { expect, it } from 'vitest'
import { knownActions } from './known-actions.ts'
import { oddPartLine, oddPartsOf, oddPoliciesOf } from './odd-policies.ts'
import { loadTemplate, parseTemplate } from './template/load-template.ts'
import { templatePath } from './testing/start-test-stand-in.ts'

it('finds nothing odd in the template of the game', () => {
  expect(oddPoliciesOf(loadTemplate(templatePath))).toEqual([])
})

it('finds what is odd in a trust policy, in a list, and behind intrinsics', () => {
  const source = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Principal: {AWS: !Ref AWS::AccountId}
          Action: sts:AsumeRole
      Policies:
        - PolicyName: First
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: dynamodb:GetItem
                Resource: !Sub 'arn:aws:dynamodb:\${AWS::Region}:*:table/\${!aws:usrid}'
`
  const oddParts = oddPoliciesOf(parseTemplate(source, 'a.yaml'))
  expect(oddParts.map((part) => oddPartLine('a.yaml', part))).toEqual([
    'a.yaml:10:11 Resources.Role.Properties.AssumeRolePolicyDocument.Statement.Action: sts:AsumeRole counts, but there is no such action: did you mean sts:AssumeRole?',
    'a.yaml:18:17 Resources.Role.Properties.Policies[0].PolicyDocument.Statement[0].Resource: aws:usrid counts, but there is no such key: did you mean aws:userid?',
  ])
})

it('names the policy and the role of a policy that was put', () => {
  const Statement = { Effect: 'Allow', Action: 'dynamodb:Qery', Resource: '*' } as const
  const policy = { roleName: 'Guest', policyName: 'Mine', document: { Statement } }
  expect(oddPartsOf(policy)).toEqual([
    'Policy Mine of Guest, Statement.Action: dynamodb:Qery counts, but there is no such action: did you mean dynamodb:Query?',
  ])
})

it('knows each action once, and none that IAM has not', () => {
  for (const names of knownActions.values()) expect(new Set(names).size).toBe(names.length)
  expect(knownActions.get('dynamodb')).toContain('PartiQLSelect')
  expect(knownActions.get('dynamodb')).not.toContain('ExecuteStatement')
})
