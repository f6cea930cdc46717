/** An address that leads nowhere, and the ways on. */
import { PageHeading } from '../page-heading.tsx'
import { Link } from '../../ui/link.tsx'
import './plain-page.css'

export function NotFoundPage() {
  return (
    <div className="plain-page">
      <PageHeading title="There is no such page" />
      <p>The address leads nowhere.</p>
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
