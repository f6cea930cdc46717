// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '../../../testing/render-app.tsx'
import { PathLine } from './path-line.tsx'

function show(leadsNowhere: boolean, state: 'ready' | 'granted' = 'granted') {
  renderApp(
    <PathLine
      state={state}
      aim="rival"
      operation="ListObjectsV2"
      gate="IAM"
      place="prefix"
      leadsNowhere={leadsNowhere}
      ownIdentityId={undefined}
      rivalIdentityId={undefined}
    />,
  )
  return screen.getByRole('figure').textContent
}

it('says neither that it is signed nor where it came before it was sent', () => {
  const text = show(false, 'ready')
  expect(text).toContain('not sent yet')
  expect(text).not.toMatch(/signed|arrived|deciding/)
})

it('arrives where it was let through', () => {
  const text = show(false)
  expect(text).toContain('IAM let your ListObjectsV2 through to the rival’s prefix.')
  expect(text).toContain('arrived')
})

it('arrives nowhere where what was let through finds nothing', () => {
  const text = show(true)
  expect(text).toContain('IAM let your ListObjectsV2 through. It led nowhere.')
  expect(text).not.toContain('arrived')
})
