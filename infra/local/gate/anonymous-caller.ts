/** Someone who does not sign, as S3 takes it: nobody that IAM knows, so only a bucket's policy can let them in. */
import type { Caller } from './caller.ts'

export const anonymousCaller: Caller = {
  accessKeyId: '',
  principal: { type: 'anonymous', arn: '', account: '' },
  userId: 'anonymous',
  context: {
    'aws:PrincipalAccount': 'anonymous',
    'aws:PrincipalType': 'Anonymous',
    'aws:userid': 'anonymous',
  },
  policies: { identity: [] },
}
