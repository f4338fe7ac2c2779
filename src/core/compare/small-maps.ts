import type { Plate } from '#core/plate/plate.ts'

/** One of several small maps: what it is of, in which unit or time, and its plate. */
export type SmallMap = {
  readonly key: string
  readonly title: string
  /** Unit and period, where they differ from map to map; else empty. */
  readonly subtitle: string
  readonly plate: Plate
}

export type SmallMaps = {
  readonly kind: 'maps'
  readonly maps: readonly SmallMap[]
  /** Whether all maps have the limits and colours of the first, so that one key explains them. */
  readonly oneScale: boolean
}

/** The maps of a panel's body; null for a body that is something else. */
export const smallMapsIn = (body: unknown): SmallMaps | null =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'maps' ? (body as SmallMaps) : null

/** More would be too small to be read on a page. */
export const mostMaps = 6

/** Areas that can be told from each other on a map of a hand's width. */
const mostAreasOfMap = 400

/** Why areas are not drawn on small maps, or null. */
export function whyNoMaps({ areas, geography }: Pick<Plate, 'areas' | 'geography'>): string | null {
  if (!geography.hasShapes) return `No boundaries are held for ${geography.name}.`
  if (geography.drawnAs === 'points') return `${geography.name} are points, which maps of this size cannot tell apart.`
  if (areas.length < 2) return 'One area has nothing to be compared with on a map.'
  return areas.length > mostAreasOfMap
    ? `${areas.length.toLocaleString('en-GB')} areas are too many for maps of this size.`
    : null
}

/** The last bodies, by whether they are on one scale: returned again while the same plates stand in them, which avoids a redraw. */
const last = new Map<boolean, SmallMaps>()

export function bodyOfMaps(maps: readonly SmallMap[], oneScale: boolean): SmallMaps {
  const held = last.get(oneScale)
  const same =
    held?.maps.length === maps.length &&
    held.maps.every(({ key, title, subtitle, plate }, at) => {
      const other = maps[at]
      return key === other?.key && title === other.title && subtitle === other.subtitle && plate === other.plate
    })
  if (held && same) return held
  const made: SmallMaps = { kind: 'maps', maps, oneScale }
  last.set(oneScale, made)
  return made
}

/** As many of a list as there may be maps, spread evenly over it from its first to its last. */
export function spreadOver<T>(list: readonly T[]): readonly T[] {
  if (list.length <= mostMaps) return list
  const step = (list.length - 1) / (mostMaps - 1)
  return Array.from({ length: mostMaps }, (_, at) => list[Math.round(at * step)]).filter((one) => one !== undefined)
}
