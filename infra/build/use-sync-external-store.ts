/** React's own, in place of the one that the router brings for React 17. */
export { useSyncExternalStore } from 'react'
