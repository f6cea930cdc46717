/** The reader's own session: face, alias, masked identity ID, role, time left. */
import { useLabBench } from '../lab-context.ts'
import './me.css'

export function Me() {
  return <div className="me">{useLabBench().renderSession()}</div>
}
