/** The look of an identity, drawn once for the page; `undefined` until it is there, or where there is no Web Crypto. */
import { useQuery } from '@tanstack/react-query'
import { drawIdentityLook, type IdentityLook } from './identity-look.ts'

export function useIdentityLook(identityId: string | undefined): IdentityLook | undefined {
  return useQuery({
    queryKey: ['identity-look', identityId],
    queryFn: () => drawIdentityLook(identityId ?? ''),
    enabled: identityId !== undefined,
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
  }).data
}
