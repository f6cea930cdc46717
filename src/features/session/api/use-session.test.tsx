// @vitest-environment happy-dom
import { act, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../domain/failure.ts'
import { aSession, anIdentityId } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderAppHook } from '../../../testing/render-app.tsx'
import { useForgetIdentity } from './use-forget-identity.ts'
import { useSession } from './use-session.ts'
import { useWhoAmI } from './use-who-am-i.ts'

describe('useSession', () => {
  it('opens the session', async () => {
    const { result } = renderAppHook(useSession)
    expect(result.current.isPending).toBe(true)
    await waitFor(() => {
      expect(result.current.data).toEqual(aSession())
    })
  })

  it('shows a failure, and the session when a retry opens it', async () => {
    let online = false
    const open = () =>
      online
        ? Promise.resolve(aSession())
        : Promise.reject(new Failure('unreachable', 'Failed to fetch'))
    const { result } = renderAppHook(useSession, { aws: createFakeAws({ me: { open } }) })
    await waitFor(() => {
      expect(result.current.error?.kind).toBe('unreachable')
    })
    online = true
    await act(() => result.current.refetch())
    await waitFor(() => {
      expect(result.current.data?.seat).toBe('me')
    })
  })

  it('follows a session that was opened anew in the middle of another call', async () => {
    const aws = createFakeAws()
    const { result } = renderAppHook(useSession, { aws })
    await waitFor(() => {
      expect(result.current.data?.identityId).toBe(anIdentityId('1'))
    })
    await act(async () => {
      aws.me.forget()
      await aws.me.open()
    })
    await waitFor(() => {
      expect(result.current.data?.identityId).toBe(anIdentityId('2'))
    })
  })
})

describe('useForgetIdentity', () => {
  it('drops what was cached for the old identity and opens a new one', async () => {
    const { result, queryClient } = renderAppHook(() => ({
      session: useSession(),
      forget: useForgetIdentity(),
    }))
    await waitFor(() => {
      expect(result.current.session.data?.identityId).toBe(anIdentityId('1'))
    })
    queryClient.setQueryData(['scores', anIdentityId('1')], ['a score'])
    await act(() => result.current.forget.mutateAsync())
    expect(queryClient.getQueryData(['scores', anIdentityId('1')])).toBeUndefined()
    await waitFor(() => {
      expect(result.current.session.data?.identityId).toBe(anIdentityId('2'))
    })
  })
})

describe('useWhoAmI', () => {
  it('asks only when told to', async () => {
    const { result } = renderAppHook(useWhoAmI)
    expect(result.current.data).toBeUndefined()
    await act(() => result.current.mutateAsync())
    await waitFor(() => {
      expect(result.current.data?.account).toBe('123456789012')
    })
  })
})
