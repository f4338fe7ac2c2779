import { createSignal } from '../signal.ts'

/** The reason why some or all local datasets are missing from the atlas; null where none is. */
let words: string | null = null
const changed = createSignal()

export const ownTrouble = (): string | null => words

export function noteOwnTrouble(next: string | null): void {
  if (next === words) return
  words = next
  changed.tell()
}

/** Subscribes to changes. @returns unsubscribes */
export const onOwnTrouble = changed.listen
