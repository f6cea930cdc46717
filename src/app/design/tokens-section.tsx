/** The tokens, as the page has them now. Their names stand here a second time; a test compares. */
import { DesignSection, Specimen } from './design-section.tsx'
import { tokens } from './tokens.ts'

export function TokensSection() {
  return (
    <DesignSection title="Tokens">
      <Specimen name="colour" wide>
        <ul className="design-swatches">
          {tokens.colour.map((name) => (
            <li key={name}>
              <span className={`design-swatch design-token${name}`} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="type" wide>
        <p className="design-type-verdict">Denied --size-verdict</p>
        <p className="design-type-sentence">is not authorized to perform --size-sentence</p>
        <h1>Heading --size-xl</h1>
        <h2>Panel --size-l</h2>
        <p>Text, 1rem, Space Grotesk</p>
        <p className="design-type-m">Controls --size-m</p>
        <p className="design-type-s">Notes --size-s</p>
        <p className="design-type-xs">Labels --size-xs</p>
        <p>
          <code>us-west-2:1b7c···· JetBrains Mono, for what crossed the wire</code>
        </p>
        <p className="design-type-pixel">LEADING KEY 14200 Silkscreen</p>
      </Specimen>
      <Specimen name="motion" wide>
        <ul className="design-motions">
          {tokens.motion.map((name) => (
            <li key={name}>
              <code>{name}</code>
              <span className={`design-mover design-token${name}`} />
            </li>
          ))}
        </ul>
      </Specimen>
    </DesignSection>
  )
}
