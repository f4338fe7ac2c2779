import type { Map as MapLibreMap } from 'maplibre-gl'
import { type PatternId, patternIds } from '#figures/map/pattern-tiles.ts'
import type { Border } from '#figures/map/shapes.ts'
import type { BasePaint } from './paint.ts'

/** The part of MapLibre that painting needs; a test can implement it. */
export type Surface = Pick<MapLibreMap, 'setFeatureState' | 'setFilter'>

const sameCodes = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((code, at) => code === b[at])

/** Layer id of a pattern. */
export const patternLayer = (id: PatternId): string => `pattern-${id}`

export const codesFilter = (codes: readonly string[]) =>
  ['in', ['get', 'code'], ['literal', [...codes]]] as unknown as Parameters<Surface['setFilter']>[1]

/** Updates a MapLibre map to a paint and changes only what differs. */
export class MapStage {
  #colours: ReadonlyMap<string, string> = new Map()
  readonly #patterns: Map<PatternId, readonly string[]>
  readonly #borders: readonly Border['sides'][]
  readonly #inks: string[] = []
  readonly #map: Surface

  /**
   * @param patterns the filters of the initial style; changing a filter later re-tiles every shape
   * @param borders the areas on both sides of each border; the source `borders` has its lines under their place in this list
   */
  constructor(map: Surface, patterns: BasePaint['patterns'] = new Map(), borders: readonly Border['sides'][] = []) {
    this.#borders = borders
    this.#map = map
    this.#patterns = new Map(patterns)
  }

  /** Updates the map to this paint. @returns whether anything changed, and so whether a frame will follow */
  show({ colours, patterns, borderInk }: BasePaint): boolean {
    let changed = false
    for (const [id, colour] of colours) {
      if (this.#colours.get(id) === colour) continue
      this.#map.setFeatureState({ source: 'areas', id }, { colour })
      changed = true
    }
    // An area that is no longer on the map must not keep its colour: it may lie within another one, or around it.
    for (const id of this.#colours.keys()) {
      if (colours.has(id)) continue
      this.#map.setFeatureState({ source: 'areas', id }, { colour: null })
      changed = true
    }
    this.#colours = colours
    for (const [id, sides] of this.#borders.entries()) {
      const colour = borderInk(sides)
      if (this.#inks[id] === colour) continue
      this.#map.setFeatureState({ source: 'borders', id }, { colour })
      this.#inks[id] = colour
      changed = true
    }
    for (const id of patternIds) {
      const codes = patterns.get(id) ?? []
      if (sameCodes(codes, this.#patterns.get(id) ?? [])) continue
      this.#map.setFilter(patternLayer(id), codesFilter(codes))
      this.#patterns.set(id, codes)
      changed = true
    }
    return changed
  }
}
