// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useRetryWhenBack } from './use-retry-when-back.ts'

const retry = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  retry.mockClear()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('tries again when the network is back, and when the window gets the focus', () => {
  renderHook(() => {
    useRetryWhenBack(true, retry)
  })
  window.dispatchEvent(new Event('online'))
  expect(retry).toHaveBeenCalledTimes(1)
  window.dispatchEvent(new Event('focus'))
  expect(retry).toHaveBeenCalledTimes(2)
})

it('tries again every three seconds while there is a network', () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  renderHook(() => {
    useRetryWhenBack(true, retry)
  })
  vi.advanceTimersByTime(6_500)
  expect(retry).toHaveBeenCalledTimes(2)
  onLine.mockReturnValue(false)
  vi.advanceTimersByTime(30_000)
  expect(retry).toHaveBeenCalledTimes(2)
})

it('does nothing once nothing waits any more', () => {
  const { rerender, unmount } = renderHook(
    ({ isWaiting }) => {
      useRetryWhenBack(isWaiting, retry)
    },
    { initialProps: { isWaiting: true } },
  )
  rerender({ isWaiting: false })
  window.dispatchEvent(new Event('online'))
  window.dispatchEvent(new Event('focus'))
  vi.advanceTimersByTime(10_000)
  unmount()
  expect(retry).not.toHaveBeenCalled()
})
