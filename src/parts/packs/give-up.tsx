/** Ends work on a pack that is under way; the form is as it was before. */
export function GiveUp({ work }: { readonly work: AbortController | null }) {
  return (
    <button type="button" className="button" onClick={() => work?.abort()}>
      Cancel
    </button>
  )
}
