// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { BreakableName } from './breakable-name.tsx'

afterEach(cleanup)

it.each([
  ['GuestsMayAssumeThisRole', 'Guests|May|Assume|This|Role'],
  [
    'arn:aws:iam::1:role/leading-key-GuestRole',
    'arn:|aws:|iam:|:|1:|role/|leading-|key-|Guest|Role',
  ],
  ['AmazonCognitoUnAuthedIDs', 'Amazon|Cognito|Un|AuthedIDs'],
])('breaks %s between its parts, and reads the same', (name, parts) => {
  const { container } = render(<BreakableName name={name} />)
  expect(container.innerHTML.replaceAll('<wbr>', '|')).toBe(parts)
  expect(container.textContent).toBe(name)
})
