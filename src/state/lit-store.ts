import { create } from 'zustand'
import type { Square } from '#core/compare/corner.ts'

type Lit = {
  /** Code of the area under the pointer or the keyboard, wherever that is: map, chart, table. */
  readonly area: string | null
  /** What the mark under the pointer says of itself, where it shows another measure than the map. */
  readonly words: string | null
  /** Index of the class under the pointer in the legend. */
  readonly class: number | null
  /** Square of the two-way legend that filters map, table and scatter. */
  readonly square: Square | null
}

/** What is lit. Apart from the view, since it changes with every movement of the pointer and belongs in no link. */
export const useLit = create<Lit>(() => ({ area: null, words: null, class: null, square: null }))

export function light(change: Partial<Lit>): void {
  const now = useLit.getState()
  if (Object.entries(change).some(([key, value]) => now[key as keyof Lit] !== value)) useLit.setState(change)
}
