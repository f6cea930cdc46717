// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { anIdentityId } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { CopyIdentityId } from './copy-identity-id.tsx'

it('copies only after the warning was answered', async () => {
  const copyText = vi.fn(() => Promise.resolve())
  renderApp(<CopyIdentityId identityId={anIdentityId()} copyText={copyText} />)
  screen.getByRole('button', { name: 'Copy my identity ID' }).click()
  expect(await screen.findByText(/is that guest’s password/)).toBeTruthy()
  expect(copyText).not.toHaveBeenCalled()
  screen.getByRole('button', { name: 'Copy it anyway' }).click()
  expect(await screen.findByText('Copied. Treat it like a password.')).toBeTruthy()
  expect(copyText).toHaveBeenCalledWith(anIdentityId())
})
