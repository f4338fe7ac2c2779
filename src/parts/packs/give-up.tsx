/** Cancels work on a pack; the form returns to its earlier state. */
export function GiveUp({ work }: { readonly work: AbortController | null }) {
  return (
    <button type="button" className="button" onClick={() => work?.abort()}>
      Cancel
    </button>
  )
}
