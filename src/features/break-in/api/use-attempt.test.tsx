// @vitest-environment happy-dom
import { act, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { PreparedRival } from '../../../aws/contract.ts'
import { createQueryClient } from '../../../aws/create-query-client.ts'
import { Failure } from '../../../domain/failure.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderAppHook } from '../../../testing/render-app.tsx'
import { attempts } from '../catalogue.ts'
import { useAttempt } from './use-attempt.ts'
import { useRivalCheck } from './use-rival-check.ts'
import { rivalBeforeAttempt, useRival } from './use-rival.ts'

const [getItem] = attempts

describe('useAttempt', () => {
  it('resolves to a denial: it is a result, not an error', async () => {
    if (!getItem) throw new Error('the catalogue is empty')
    const { result } = renderAppHook(useAttempt)
    const outcome = await act(() => result.current.mutateAsync({ attempt: getItem, aim: 'rival' }))
    expect(outcome).toMatchObject({ kind: 'denied', code: 'AccessDeniedException' })
    await waitFor(() => {
      expect(result.current.isSuccess).toBe(true)
    })
  })
})

describe('useRival', () => {
  it('prepares the rival once a visit', async () => {
    let prepared = 0
    const fake = createFakeAws()
    const aws = createFakeAws({
      attempts: {
        prepareRival: () => {
          prepared += 1
          return fake.attempts.prepareRival()
        },
      },
    })
    const { result, rerender } = renderAppHook(() => [useRival(), useRival()] as const, { aws })
    await waitFor(() => {
      expect(result.current[0].data?.session.seat).toBe('rival')
    })
    rerender()
    expect(prepared).toBe(1)
  })

  it('prepares a rival anew that healed into another identity', async () => {
    const aws = createFakeAws()
    const { result } = renderAppHook(useRival, { aws })
    await waitFor(() => {
      expect(result.current.data).toBeDefined()
    })
    const before = result.current.data?.session.identityId
    await act(async () => {
      aws.rival.forget()
      await aws.rival.open()
    })
    await waitFor(() => {
      expect(result.current.data?.session.identityId).not.toBe(before)
    })
  })
})

describe('rivalBeforeAttempt', () => {
  it('asks again only while IAM denied the rival their item, and never keeps an attempt from going out', async () => {
    const { attempts } = createFakeAws()
    const ready = await attempts.prepareRival()
    const denied: PreparedRival = { ...ready, scores: undefined, denied: 'Query' }
    const prepareRival = vi
      .fn(() => Promise.resolve(ready))
      .mockRejectedValueOnce(new Failure('unreachable', 'Failed to fetch'))
      .mockResolvedValueOnce(denied)
      .mockRejectedValueOnce(new Failure('unreachable', 'Failed to fetch'))
    const queryClient = createQueryClient()
    const prepare = () => rivalBeforeAttempt(queryClient, { ...attempts, prepareRival })
    await expect(prepare()).rejects.toMatchObject({ kind: 'unreachable' })
    expect(await prepare()).toEqual(denied)
    expect(await prepare()).toEqual(denied)
    expect(await prepare()).toEqual(ready)
    expect(await prepare()).toEqual(ready)
    expect(prepareRival).toHaveBeenCalledTimes(4)
  })
})

describe('useRivalCheck', () => {
  it('looks only when told to', async () => {
    const { result } = renderAppHook(useRivalCheck)
    expect(result.current.data).toBeUndefined()
    await act(() => result.current.mutateAsync())
    await waitFor(() => {
      expect(result.current.data?.scores[0]?.topScore).toBe(4200)
    })
  })
})
