/** What a granted attempt teaches that IAM's decision does not say: what the policy cannot protect against, in plain words. */
import { useId, type ReactNode } from 'react'
import './attempt-lesson.css'

export interface AttemptLessonProps {
  /** Of the catalogue. Most attempts need no lesson: nothing is shown for them. */
  readonly attemptId: string
}

export function AttemptLesson({ attemptId }: AttemptLessonProps) {
  const titleId = useId()
  const lesson = lessons[attemptId]
  if (!lesson) return null
  return (
    <section className="attempt-lesson" aria-labelledby={titleId}>
      <h2 id={titleId}>{lesson.title}</h2>
      {lesson.words}
    </section>
  )
}

interface Lesson {
  readonly title: string
  readonly words: ReactNode
}

/** By attempt. */
const lessons: Readonly<Record<string, Lesson | undefined>> = {
  'get-credentials-for-identity': {
    title: 'A guest’s identity ID is that guest’s password',
    words: (
      <>
        <p>
          <code>GetCredentialsForIdentity</code> is public: nobody signs it, and for a guest it
          takes no login. Whoever knows the rival’s identity ID gets the rival’s credentials, and
          with them the rival’s scores. IAM is not wrong here; it was never asked who you are.
        </p>
        <p>
          That is why the app masks identity IDs and keeps them out of its own addresses and
          pictures. Signing in closes it: Cognito then wants a login before it hands out
          credentials. Guests cannot have that.
        </p>
      </>
    ),
  },
  'claim-score': {
    title: 'IAM guards keys, not truth',
    words: (
      <>
        <p>
          You wrote 999,999,999 points that nobody played, and it was granted: the item is yours,
          and the policy says whose item it must be, not what may stand in it. It went to your item{' '}
          <code>Test Range</code> and was deleted again, so your records are as they were. On the
          item of a real game the same request is granted as well.
        </p>
        <p>
          A game whose scores must be true takes that write away from the player. The rounds are
          played or judged on a server, which alone may write the score. Or the server hands out a
          seed, the client sends back what was pressed, and the server plays the round again before
          it signs the result. And it looks for what cannot be: rounds too fast, scores too high.
        </p>
      </>
    ),
  },
  'list-objects-with-dots': {
    title: 'Dots lead nowhere in S3',
    words: (
      <>
        <p>
          S3 has no folders. A key is one name, slashes and dots included, and the list asks for
          names that begin with this very text. The policy allows it, since the text begins with
          your own prefix; no key begins so, and S3 answers with none.
        </p>
        <p>
          With a key, as in <code>GetObject</code>, dots cannot even be sent from here: the browser
          resolves <code>..</code> in an address before it sends it, written <code>%2E%2E</code> as
          well. Then the address is another one than was signed, and S3 refuses the signature.
        </p>
      </>
    ),
  },
}
