// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SectionLinks } from './section-links.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const sections = ['one', 'two', 'three'].map((id) => ({ id, name: id }))

/** Headings at these places of a window that is 900 high. */
function showAt(tops: Record<string, number>) {
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(900)
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(5000)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, tops[this.id] ?? 0, 0, 0)
  })
}

const current = () =>
  screen
    .getAllByRole('link')
    .filter((link) => link.hasAttribute('aria-current'))
    .map((link) => link.textContent)

it('marks the part that is being read, and none above the first', async () => {
  const tops = { one: 500, two: 1500, three: 2500 }
  showAt(tops)
  render(
    <>
      <SectionLinks sections={sections} />
      {sections.map(({ id }) => (
        <h2 key={id} id={id} />
      ))}
    </>,
  )
  expect(current()).toEqual([])

  Object.assign(tops, { one: -800, two: 200, three: 1200 })
  fireEvent.scroll(window)
  await waitFor(() => {
    expect(current()).toEqual(['two'])
  })
})

it('marks the last part at the page’s end, however short it is', async () => {
  showAt({ one: -800, two: 200, three: 600 })
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(4100)
  render(
    <>
      <SectionLinks sections={sections} />
      {sections.map(({ id }) => (
        <h2 key={id} id={id} />
      ))}
    </>,
  )
  await waitFor(() => {
    expect(current()).toEqual(['three'])
  })
})
