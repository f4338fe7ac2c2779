/** Undoes a transaction of which a step has failed. It may have ended already; its own error then equals the one that the step threw. */
export function abandon(work: { readonly done: Promise<void>; abort(): void }): void {
  work.done.catch(() => {})
  try {
    work.abort()
  } catch {
    // The transaction is over already.
  }
}
