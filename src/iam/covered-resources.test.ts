import { expect, it } from 'vitest'
import { coveredResources } from './covered-resources.ts'

const context = {
  'cognito-identity.amazonaws.com:sub': 'us-west-2:1',
  'aws:PrincipalTag/team': 'red',
}
const arn = 'arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*'

it('puts the request’s values in place of variables, and leaves wildcards', () => {
  expect(coveredResources({ Effect: 'Allow', Action: '*', Resource: arn }, context)).toEqual({
    asWritten: [arn],
    resolved: ['arn:aws:s3:::files/us-west-2:1/*'],
  })
})

it('leaves what it cannot fill in as it is written', () => {
  const Resource = ['arn:aws:s3:::${aws:username}/*', 'arn:aws:s3:::${']
  expect(coveredResources({ Effect: 'Allow', Resource }, context)?.resolved).toEqual(Resource)
})

it('does not speak of statements that name what they leave out', () => {
  expect(coveredResources({ Effect: 'Allow', NotResource: arn }, context)).toBeUndefined()
})
