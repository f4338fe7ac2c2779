import { type RefObject, useLayoutEffect } from 'react'
import { type LegendMap, type LegendRoom, legendInset, legendPlace } from './legend-place.ts'

const edges = ['left', 'top', 'width'] as const

/**
 * Keeps the legend of a map in its free sea, or below the map where there is none. The page's styles give it a place in the sea of a wide window, which
 * in most views is the one that is found here: nothing moves then. What is found is written on the element itself, since the legend is drawn before
 * this is loaded. Its place in the order of the page stays as it is.
 * @param ref the box of the legend, which follows that of its map
 * @param room what the legend needs; another object asks anew
 */
export function useLegendPlace(
  ref: RefObject<HTMLElement | null>,
  { plate, shapes, theme }: LegendMap,
  room: LegendRoom,
): void {
  useLayoutEffect(() => {
    const own = ref.current
    const [map, card] = [own?.previousElementSibling, own?.parentElement]
    if (!own || !map || !card) return
    const clear = () => {
      delete card.dataset.legend
      for (const edge of edges) own.style.removeProperty(`--legend-${edge}`)
    }
    const decide = () => {
      clear()
      // In a narrow window and on paper the styles alone have it below.
      if (getComputedStyle(own).position !== 'absolute') return
      const first = own.clientWidth
      const box = { width: map.clientWidth, height: map.clientHeight }
      const found = legendPlace({ plate, shapes, theme }, box, room, first)
      if (!found || found.isOverLand) card.dataset.legend = found ? 'over' : 'below'
      if (!found) return
      const { at } = found
      if (at.left !== legendInset || at.top !== legendInset || at.width !== first)
        for (const edge of edges) own.style.setProperty(`--legend-${edge}`, `${at[edge]}px`)
    }
    decide()
    const observer = new ResizeObserver(decide)
    observer.observe(card)
    return () => {
      observer.disconnect()
      clear()
    }
  }, [ref, plate, shapes, theme, room])
}
