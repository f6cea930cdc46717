// Ends a running command cleanly: state is written to disk before the process is gone.

/**
 * Closes a running thing at Ctrl+C or when the system asks to stop. A second Ctrl+C does not wait.
 *
 * @param {{ close(): Promise<void> }} running
 */
export function closeWhenStopped(running) {
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
