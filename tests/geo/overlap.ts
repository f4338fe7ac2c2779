import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { areaKm2 } from '#core/geography/shapes.ts'
import { shape } from '../../geo/cut.ts'

export type Coded = FeatureCollection<Polygon | MultiPolygon, { readonly id: string }>

type Overlay = Feature<Polygon | MultiPolygon, { readonly ours: string | null; readonly theirs: string | null }>

function renamed(collection: Coded, name: string): FeatureCollection {
  return {
    ...collection,
    features: collection.features.map((each) => ({ ...each, properties: { [name]: each.properties.id } })),
  }
}

/** Overlap of one area in two sets of boundaries. */
export type Overlap = {
  /** Intersection over union, 0..1. */
  readonly iou: number
  /** Area in the second set, in km². */
  readonly officialKm2: number
}

/** Intersection over union of the areas that two sets of boundaries share, by code. Both sets must be free of overlaps. */
export async function overlaps(ours: Coded, theirs: Coded): Promise<ReadonlyMap<string, Overlap>> {
  const overlay = await shape<FeatureCollection>(
    '-i ours.geojson theirs.geojson combine-files -union target=ours,theirs name=both',
    { ours: renamed(ours, 'ours'), theirs: renamed(theirs, 'theirs') },
    'target=both force',
  )
  const sums = new Map<string, { both: number; ours: number; theirs: number }>()
  const sumOf = (code: string) => {
    const sum = sums.get(code) ?? { both: 0, ours: 0, theirs: 0 }
    sums.set(code, sum)
    return sum
  }
  for (const piece of overlay.features as Overlay[]) {
    const km2 = areaKm2(piece)
    const { ours: mine, theirs: official } = piece.properties
    if (mine) sumOf(mine).ours += km2
    if (official) sumOf(official).theirs += km2
    if (mine && mine === official) sumOf(mine).both += km2
  }
  return new Map(
    [...sums]
      .filter(([, sum]) => sum.ours > 0 && sum.theirs > 0)
      .map(([code, sum]) => [code, { iou: sum.both / (sum.ours + sum.theirs - sum.both), officialKm2: sum.theirs }]),
  )
}

/** Mean overlap, weighted by official area. */
export function meanOverlap(found: ReadonlyMap<string, Overlap>): number {
  const all = [...found.values()]
  const total = all.reduce((sum, { officialKm2 }) => sum + officialKm2, 0)
  return all.reduce((sum, { iou, officialKm2 }) => sum + iou * officialKm2, 0) / total
}
