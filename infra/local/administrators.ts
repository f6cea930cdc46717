/**
 * The stand-in's two administrators, one for each account: ordinary IAM users with an administrator policy. What they
 * sign is verified and decided like anybody else's. Their keys are those of AWS's documentation, so they are public.
 */
import type { PolicyDocument } from '../../src/iam/policy-document.ts'
import type { IamUser } from './gate/iam-user.ts'

/** As AWS's managed policy AdministratorAccess. */
const administratorAccess: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

/** The game's account first. */
export const administrators = [
  {
    userName: 'Administrator',
    arn: 'arn:aws:iam::123456789012:user/Administrator',
    userId: 'AIDACKCEVSQ6C2EXAMPLE',
    account: '123456789012',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    policies: [administratorAccess],
  },
  {
    userName: 'Administrator',
    arn: 'arn:aws:iam::210987654321:user/Administrator',
    userId: 'AIDAQXZEAEXAMPLEUSER2',
    account: '210987654321',
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    policies: [administratorAccess],
  },
] as const satisfies readonly IamUser[]
