/** Why the atlas is shown without some or all of what the reader keeps; null where nothing is missing. */
let words: string | null = null
const listeners = new Set<() => void>()

export const ownTrouble = (): string | null => words

export function noteOwnTrouble(next: string | null): void {
  if (next === words) return
  words = next
  for (const listener of listeners) listener()
}

/** Calls back when it changes. @returns stops it */
export function onOwnTrouble(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
