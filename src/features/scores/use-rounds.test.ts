// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { Failure } from '../../domain/failure.ts'
import { aFinishedRound } from '../../testing/builders.ts'
import { useRounds, type RoundOfVisit } from './use-rounds.ts'

afterEach(cleanup)

const round = aFinishedRound()
const gone = new Failure('pool-gone', "IdentityPool '…' not found.")

it('saves on the new stack what failed because the old one was gone, once', async () => {
  const save = vi.fn(() => Promise.reject(gone))
  const kept: readonly RoundOfVisit[] = [{ round, saving: { state: 'failed', error: gone } }]
  const { result } = renderHook(() => useRounds(save, useState(kept)))
  await waitFor(() => {
    expect(save).toHaveBeenCalledExactlyOnceWith(round)
  })
  await act(() => Promise.resolve())
  expect(result.current.all[0]?.saving.state).toBe('failed')
  expect(save).toHaveBeenCalledOnce()
})

it('does not bring back a round that was dropped while it was being saved', async () => {
  let answer: (saved: { newRecord: boolean; exchangeId: string }) => void = () => undefined
  const save = () =>
    new Promise<{ newRecord: boolean; exchangeId: string }>((resolve) => {
      answer = resolve
    })
  const { result } = renderHook(() => useRounds(save))
  act(() => {
    result.current.finish(round)
  })
  expect(result.current.all).toHaveLength(1)
  act(() => {
    result.current.clear()
  })
  await act(async () => {
    answer({ newRecord: true, exchangeId: 'x1' })
    await Promise.resolve()
  })
  expect(result.current.all).toEqual([])
})

it('saves a round that was finished before there was anybody to save it', async () => {
  const save = vi.fn(() => Promise.resolve({ newRecord: true, exchangeId: 'x1' }))
  const kept: readonly RoundOfVisit[] = [{ round, saving: { state: 'saving', isWaiting: true } }]
  const { result } = renderHook(() => useRounds(save, useState(kept)))
  await waitFor(() => {
    expect(result.current.all[0]?.saving.state).toBe('saved')
  })
  expect(save).toHaveBeenCalledExactlyOnceWith(round)
})
