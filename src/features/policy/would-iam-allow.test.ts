/** The template's own policy, asked about every attempt of the catalogue: what is told here must be what the catalogue expects. */
import { expect, it } from 'vitest'
import { aStackConfig, anIdentityId } from '../../testing/builders.ts'
import { readTemplatePolicies, templateNames } from '../../testing/template-policies.ts'
import { attempts } from '../break-in/catalogue.ts'
import { allowedByNothing, prospectsOf } from './would-iam-allow.ts'

const base = aStackConfig(templateNames)
const policies = readTemplatePolicies()
const config = {
  ...base,
  roles: {
    ...base.roles,
    guest: {
      ...base.roles.guest,
      policies: [
        { name: 'OwnScores', document: policies.ownScores },
        { name: 'OwnFiles', document: policies.ownFiles },
      ],
    },
  },
}

it.each([anIdentityId(), undefined])('decides as the catalogue expects, for %s', (identityId) => {
  const prospects = prospectsOf(attempts, config, 'guest', identityId)
  expect(prospects).toHaveLength(attempts.length - 1)
  for (const { attempt, answers } of prospects) {
    for (const aim of ['own', 'rival'] as const) {
      const answer = answers[aim]
      const predicted = answer.kind === 'explained' ? answer.predicted : answer.because
      expect(predicted, `${attempt.id} ${aim}`).toBe(attempt.expected[aim])
    }
  }
})

it('finds what no statement allows', () => {
  expect(allowedByNothing(prospectsOf(attempts, config, 'guest', undefined))).toEqual(['Scan'])
})

it('follows the policy: nothing at all is allowed by none', () => {
  const roles = { ...config.roles, guest: { ...config.roles.guest, policies: [] } }
  const prospects = prospectsOf(attempts, { ...config, roles }, 'guest', undefined)
  expect(allowedByNothing(prospects)).toContain('GetItem')
})
