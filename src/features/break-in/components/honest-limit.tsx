/** What a guest session cannot protect against, said plainly beside the attempt that shows it. */
import { useId } from 'react'
import './honest-limit.css'

export function HonestLimit() {
  const titleId = useId()
  return (
    <section className="honest-limit" aria-labelledby={titleId}>
      <h2 id={titleId}>A guest’s identity ID is that guest’s password</h2>
      <p>
        <code>GetCredentialsForIdentity</code> is public: nobody signs it, and for a guest it takes
        no login. Whoever knows the rival’s identity ID gets the rival’s credentials, and with them
        the rival’s scores. IAM is not wrong here; it was never asked who you are.
      </p>
      <p>
        That is why the app masks identity IDs and keeps them out of addresses and pictures. Signing
        in closes it: Cognito then wants a login before it hands out credentials. Guests cannot have
        that.
      </p>
    </section>
  )
}
