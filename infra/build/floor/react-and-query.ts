/** What the app shows itself with, and nothing of the app. */
import {
  QueryClient,
  QueryClientProvider,
  queryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

Object.assign(globalThis, {
  used: [
    createElement,
    createRoot,
    QueryClient,
    QueryClientProvider,
    queryOptions,
    useMutation,
    useQuery,
  ],
})
