/** Names the document after its page, for the browser's tabs and its history. */
export function nameDocument(page: string): void {
  document.title = `${page} · Leading Key`
}
