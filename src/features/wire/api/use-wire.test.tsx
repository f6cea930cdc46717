// @vitest-environment happy-dom
import { act, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { anExchange } from '../../../testing/builders.ts'
import { createFakeAws } from '../../../testing/fake-aws.ts'
import { renderAppHook } from '../../../testing/render-app.tsx'
import { useWire } from './use-wire.ts'

it('shows an exchange as it happens', async () => {
  const aws = createFakeAws()
  const { result } = renderAppHook(useWire, { aws })
  expect(result.current).toEqual([])
  act(() => {
    aws.wire.put(anExchange({ state: 'pending' }))
  })
  await waitFor(() => {
    expect(result.current.map(({ state }) => state)).toEqual(['pending'])
  })
  act(() => {
    aws.wire.put(anExchange())
  })
  await waitFor(() => {
    expect(result.current.map(({ state }) => state)).toEqual(['answered'])
  })
})
