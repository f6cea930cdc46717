/**
 * The first of the app's code to run, and the smallest: sends the first requests, lets the browser paint the page as it
 * came, and then starts the rest, which is on its way by then.
 */
import './app/first-paint.css'
// Its requests leave before anything else is done.
import './first-requests.ts'

/** A page in the background is not painted at all. */
const paintPatienceMs = 1_000

/** After the next frame is on the screen, and with it all that the page brought. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve)
    })
    setTimeout(resolve, document.hidden ? 0 : paintPatienceMs)
  })
}

/** Without React, since that is what did not come. */
function sayThatNothingLoaded(): void {
  const notice = document.createElement('p')
  notice.className = 'first-paint-notice'
  notice.role = 'alert'
  notice.textContent = 'The app did not load. Check your network, then reload the page.'
  document.querySelector('.first-paint')?.replaceChildren(notice)
}

painted()
  .then(() => import('./main.tsx'))
  .catch(sayThatNothingLoaded)
