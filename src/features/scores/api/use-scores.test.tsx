// @vitest-environment happy-dom
import { act, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../domain/failure.ts'
import { aFinishedRound, aGameScore, aSession, anIdentityId } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderAppHook } from '../../../testing/render-app.tsx'
import { useSaveRound } from './use-save-round.ts'
import { useScores } from './use-scores.ts'

describe('useScores', () => {
  it("lists the player's own partition once the session is open", async () => {
    const scores = [aGameScore()]
    const { result } = renderAppHook(useScores, { aws: createFakeAws({ scores }) })
    await waitFor(() => {
      expect(result.current.data).toEqual(scores)
    })
  })

  it("never shows one identity's scores to another", async () => {
    const aws = createFakeAws({ scores: [aGameScore()] })
    const { result, queryClient } = renderAppHook(useScores, { aws })
    await waitFor(() => {
      expect(result.current.data).toHaveLength(1)
    })
    expect(queryClient.getQueryData(['scores', anIdentityId('1')])).toHaveLength(1)
    aws.scores.listOwnPartition = () => new Promise(() => undefined)
    await act(async () => {
      aws.me.forget()
      await aws.me.open()
    })
    await waitFor(() => {
      expect(result.current.isPending).toBe(true)
    })
    expect(result.current.data).toBeUndefined()
  })

  it('fails with the session, and recovers with it', async () => {
    const fail = () => Promise.reject(new Failure('unreachable', 'Failed to fetch'))
    const aws = createFakeAws({ me: { open: fail }, table: { listOwnPartition: fail } })
    const { result, queryClient } = renderAppHook(useScores, { aws })
    await waitFor(() => {
      expect(result.current.error?.kind).toBe('unreachable')
    })
    aws.scores.listOwnPartition = () => Promise.resolve([aGameScore()])
    act(() => {
      queryClient.setQueryData(['session', 'me'], aSession())
    })
    await waitFor(() => {
      expect(result.current.data).toHaveLength(1)
    })
    expect(result.current.error).toBeNull()
  })
})

describe('useSaveRound', () => {
  it('counts the round and lists the scores again', async () => {
    const { result } = renderAppHook(() => ({ scores: useScores(), save: useSaveRound() }))
    await waitFor(() => {
      expect(result.current.scores.data).toEqual([])
    })
    const saved = await act(() => result.current.save(aFinishedRound({ score: 1500 })))
    expect(saved).toMatchObject({ newRecord: true })
    await waitFor(() => {
      expect(result.current.scores.data?.[0]).toMatchObject({ wins: 1, topScore: 1500 })
    })
  })
})
