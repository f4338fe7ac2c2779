import { create } from 'zustand'
import type { Square } from '#core/compare/corner-setups.ts'

type Lit = {
  /** Code of the hovered or focused area in any map, chart or table. */
  readonly area: string | null
  /** Text of the hovered mark, where it shows another measure than the map. */
  readonly words: string | null
  /** Index of the hovered class in the legend. */
  readonly class: number | null
  /** Cell of the bivariate legend that filters map, table and scatter. */
  readonly square: Square | null
}

/** Hover state. Separate from the view: it changes with every pointer movement and belongs in no link. */
export const useHovered = create<Lit>(() => ({ area: null, words: null, class: null, square: null }))

export function setHovered(change: Partial<Lit>): void {
  const now = useHovered.getState()
  if (Object.entries(change).some(([key, value]) => now[key as keyof Lit] !== value)) useHovered.setState(change)
}
