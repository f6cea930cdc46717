/** Text of a policy, its variables as written or filled in. Identity IDs are masked; your own stands beside your face. */
import { useContext } from 'react'
import { maskText } from '../../../domain/mask.ts'
import { variableSegments, type TextSegment } from '../../../iam/plain-reading/variable-segments.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import { FillingContext } from '../filling-context.ts'
import './policy-text.css'

export interface PolicyTextProps {
  readonly text: string
  /** Whether `${…}` is a variable there. */
  readonly variables: boolean
  /** With your name beside your face. */
  readonly isNamed?: boolean
}

export function PolicyText({ text, variables, isNamed = false }: PolicyTextProps) {
  const { keys } = useContext(FillingContext)
  return variableSegments(text, variables, keys).map((segment, index) => (
    <Segment key={index} segment={segment} isFilled={keys !== undefined} isNamed={isNamed} />
  ))
}

interface SegmentProps {
  readonly segment: TextSegment
  readonly isFilled: boolean
  readonly isNamed: boolean
}

function Segment({ segment: { written, variable }, isFilled, isNamed }: SegmentProps) {
  const { ownIdentityId, publicIds } = useContext(FillingContext)
  if (variable === undefined || variable.key === '') return maskText(written, publicIds)
  if (!isFilled) return <span className="policy-text-variable">{written}</span>
  if (variable.value === undefined) {
    return (
      <span className="policy-text-unfilled" title="This has no value in your session.">
        {written}
      </span>
    )
  }
  return (
    <span className="policy-text-filled" title={written}>
      {variable.value === ownIdentityId && <Owner identityId={ownIdentityId} isNamed={isNamed} />}
      {maskText(variable.value, publicIds)}
    </span>
  )
}

function Owner({
  identityId,
  isNamed,
}: {
  readonly identityId: string
  readonly isNamed: boolean
}) {
  const look = useIdentityLook(identityId)
  return (
    <>
      <IdentityFace seat="me" identityId={identityId} size="small" />
      {isNamed && <span className="policy-text-owner">{look?.name ?? 'you'}</span>}
    </>
  )
}
