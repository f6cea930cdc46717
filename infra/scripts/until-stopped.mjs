// Ends a running command when it is asked to, and then cleanly: state is written to disk before the process is gone.

/**
 * Closes a running thing at Ctrl+C or when the system asks to stop. A second Ctrl+C does not wait. That nobody reads its
 * output any more, as in `npm start | head`, is no reason to stop.
 *
 * @param {{ close(): Promise<void> }} running
 */
export function closeWhenStopped(running) {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  let isClosing = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (isClosing) process.exit(1)
      isClosing = true
      running.close().then(
        () => process.exit(0),
        (error) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}
