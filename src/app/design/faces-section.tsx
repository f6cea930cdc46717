/** Faces: you, the rival, and a room of 24 people. The identity IDs are made up. */
import { IdentityFace, type IdentityFaceProps } from '../../ui/identity-face.tsx'
import { useIdentityLook } from '../../ui/use-identity-look.ts'
import { DesignSection, Specimen } from './design-section.tsx'

const people = Array.from(
  { length: 24 },
  (_, place) => `us-west-2:${place.toString(16).padStart(8, '0')}-aaaa-4bbb-8ccc-dddddddddddd`,
)

export function FacesSection() {
  return (
    <DesignSection title="Faces">
      {(['me', 'rival'] as const).map((seat, place) => (
        <Specimen key={seat} name={`${seat}: large, medium, small, not there yet`}>
          <div className="design-row">
            <IdentityFace seat={seat} identityId={people[place]} size="large" />
            <IdentityFace seat={seat} identityId={people[place]} />
            <IdentityFace seat={seat} identityId={people[place]} size="small" />
            <IdentityFace seat={seat} identityId={undefined} />
          </div>
        </Specimen>
      ))}
      <Specimen name="a room of 24: you, the rival, and everybody else" wide>
        <ul className="design-faces">
          {people.map((identityId, place) => (
            <li key={identityId}>
              <NamedFace
                seat={place === 0 ? 'me' : place === 1 ? 'rival' : 'other'}
                identityId={identityId}
              />
            </li>
          ))}
        </ul>
      </Specimen>
    </DesignSection>
  )
}

function NamedFace({ seat, identityId }: Pick<IdentityFaceProps, 'seat' | 'identityId'>) {
  return (
    <>
      <IdentityFace seat={seat} identityId={identityId} size="large" />
      <span>{useIdentityLook(identityId)?.name}</span>
    </>
  )
}
