/** An address that leads nowhere, told as the path of a request that never arrived, and the ways on. */
import { KeyIcon } from '../../ui/icons/key-icon.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeading } from '../page-heading.tsx'
import './plain-page.css'
import './not-found-page.css'

export function NotFoundPage() {
  return (
    <div className="plain-page">
      <div className="not-found-page-path" aria-hidden="true">
        <KeyIcon />
        <span className="not-found-page-way" />
        <span className="not-found-page-door" />
      </div>
      <p className="not-found-page-code">404 · never arrived</p>
      <PageHeading title="There is no such page" />
      <p>At this address there is no door to try the key on.</p>
      <p className="plain-page-ways">
        <Link href="/" className="button button-primary">
          Play
        </Link>
        <Link href="/break-in" className="button button-quiet">
          Break in
        </Link>
      </p>
    </div>
  )
}
