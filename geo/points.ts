import type { AreaRecord, NamedArea } from './records.ts'
import { type Step, stepsByList, stepsByPlace } from './steps.ts'

/** A point on the map, as far as it is known. */
export type Point = readonly [longitude: number, latitude: number]

/** Half the side of the square that a map goes to when it is to show one point, in degrees. */
const margin = 0.3

type Placed = NamedArea & { readonly centroid: Point }

const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000

const boundsAround = ([longitude, latitude]: Point): AreaRecord['bounds'] => [
  rounded(longitude - margin),
  rounded(latitude - margin),
  rounded(longitude + margin),
  rounded(latitude + margin),
]

/** Areas without a place follow the southernmost one, one below the other, so that the keyboard reaches them all. */
function withList(steps: ReadonlyMap<string, Step>, listed: readonly string[]): ReadonlyMap<string, Step> {
  const [last] = [...steps].find(([, { down }]) => down === null) ?? []
  const [first] = listed
  const below = new Map(stepsByList(listed))
  const door = last === undefined ? undefined : steps.get(last)
  const entry = first === undefined ? undefined : below.get(first)
  if (last === undefined || first === undefined || !door || !entry) return new Map([...steps, ...below])
  return new Map([...steps, [last, { ...door, down: first }], ...below, [first, { ...entry, up: last }]])
}

/** Areas of which a point is held and no border: they have no extent and no neighbours. */
export function measurePoints(areas: readonly NamedArea[], points: ReadonlyMap<string, Point>): AreaRecord[] {
  const placed = areas.flatMap((area): Placed[] => {
    const centroid = points.get(area.code)
    return centroid ? [{ ...area, centroid }] : []
  })
  const spots = placed.map(({ code, centroid }) => ({ code, centroid, neighbours: [] }))
  const listed = areas.map(({ code }) => code).filter((code) => !points.has(code))
  const steps = withList(stepsByPlace(spots), listed)
  return areas.map((area) => {
    const centroid = points.get(area.code) ?? null
    const bounds = centroid && boundsAround(centroid)
    const step = steps.get(area.code) ?? { up: null, down: null, left: null, right: null }
    return { ...area, centroid, bounds, areaKm2: null, neighbours: [], step }
  })
}
