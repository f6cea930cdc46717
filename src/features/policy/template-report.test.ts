import { expect, it } from 'vitest'
import { readTemplateReport } from './template-report.ts'

const message = "AWS::IAM::Role has no property 'Foo' here."
const path = 'Resources.GuestRole.Properties.Foo'

it('reads why a template is refused, and where', () => {
  const remarks = [
    { line: 42, path, message, resolution: 'Take it out.' },
    { line: 42, message },
    { message: 'The file is gone.' },
  ]
  expect(readTemplateReport({ isUsed: false, remarks })).toEqual({
    isUsed: false,
    remarks: [
      { place: `line 42, ${path}`, words: `${message} Take it out.` },
      { place: 'line 42', words: message },
      { place: '', words: 'The file is gone.' },
    ],
  })
})

it('reads what is odd in a template that counts', () => {
  expect(readTemplateReport({ isUsed: true, remarks: [{ line: 42, path, message }] })?.isUsed).toBe(
    true,
  )
})

it.each([undefined, null, 'text', {}, { remarks: 'none' }, { isUsed: false, remarks: [] }])(
  'has nothing to say of %j',
  (value) => {
    expect(readTemplateReport(value)).toBeUndefined()
  },
)
