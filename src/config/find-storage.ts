/** The browser's storage for this app; `undefined` where it forbids the page to remember anything. */
export function findStorage(): Storage | undefined {
  try {
    // Even reading the property throws there.
    return window.localStorage
  } catch {
    return undefined
  }
}
