// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '../../../testing/render-app.tsx'
import { attemptsOn } from '../catalogue.ts'
import { AttemptList } from './attempt-list.tsx'

function show(filesBucket: string | undefined) {
  const attempts = attemptsOn({ filesBucket })
  renderApp(
    <AttemptList
      attempts={attempts}
      selectedId={undefined}
      results={{}}
      onChoose={() => undefined}
    />,
  )
}

it('lists the attempts on files', () => {
  show('files')
  expect(screen.getByRole('heading', { name: 'reach files' })).toBeTruthy()
  expect(screen.getByRole('button', { name: /^GetObject Read a picture/ })).toBeTruthy()
})

it('says why there are none where the stack has no bucket for them', () => {
  show(undefined)
  expect(screen.queryByRole('heading', { name: 'reach files' })).toBeNull()
  expect(screen.getByText(/^No attempts on files/).textContent).toContain('filesBucket')
})
