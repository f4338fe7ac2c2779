/** The reason why some or all local datasets are missing from the atlas; null where none is. */
let words: string | null = null
const listeners = new Set<() => void>()

export const ownTrouble = (): string | null => words

export function noteOwnTrouble(next: string | null): void {
  if (next === words) return
  words = next
  for (const listener of listeners) listener()
}

/** Subscribes to changes. @returns unsubscribes */
export function onOwnTrouble(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
