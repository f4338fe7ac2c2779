import type { Position } from 'geojson'
import { absenceWords } from '#core/domain/cell.ts'
import { partsOf } from '#core/geography/parts-of.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { singledOut } from '#core/plate/trust.ts'
import { HaloText } from '../halo-text.tsx'
import { inkOn } from '../theme.ts'
import { type NameBox, thinned } from './land-mask.ts'
import { type MapScene, symbolRadius } from './layers.tsx'
import { type Paint, paintOf } from './paint.ts'
import { type NameWish, nameLine, nameSize, nameWeight, type PlacedName, placeNames } from './place-names.ts'

/** With more areas in sight than this, none is named: most names would have no room. */
const most = 60
/** Up to this many areas, names without room on their land stand beside it. */
const mostBeside = 16

export type NameLayout = Omit<MapScene, 'unit' | 'prefix'> & {
  /** Where the map is seen, in pixels. */
  readonly frame: NameBox
  /** Converts a place of the projection to pixels. */
  readonly toPixels: (place: readonly [number, number]) => readonly [number, number]
  /** Codes of areas that have their name already. */
  readonly named?: readonly string[]
  /** Boxes with other words. */
  readonly taken?: readonly NameBox[]
  /** Whether a name without room near its land may stand farther away. */
  readonly insists?: boolean
  /** False for a map that draws neither cautions nor circles: names need not keep off them, and no line ends at one. */
  readonly isMarked?: boolean
}

const square = ([x, y]: readonly [number, number], half: number): NameBox => ({
  left: x - half,
  top: y - half,
  width: 2 * half,
  height: 2 * half,
})

/** Boxes of the marks that lie on the map: cautions, and the circles of an overlay. */
function marksOf({ plate, projector, toPixels }: NameLayout): readonly NameBox[] {
  const at = ({ area: { centroid } }: PlateArea) => (centroid ? [toPixels(projector.point(centroid))] : [])
  const flags = singledOut(plate).flatMap((one) => at(one).map((place) => square(place, 10)))
  if (plate.overlay?.mode !== 'symbols') return flags
  const circles = plate.areas.flatMap((one) =>
    at(one).map((place) => square(place, Math.sqrt(one.overlay?.share ?? 0) * symbolRadius + 3)),
  )
  return [...flags, ...circles]
}

/** The figure as the ranking has it, or the reason for there being none. */
const figureText = ({ cell, text }: PlateArea): string => (cell.kind === 'value' ? text : absenceWords[cell.reason])

/** The areas in sight, with their land in pixels. */
function wishesOf({ plate, shapes, projector, toPixels, frame }: NameLayout): readonly NameWish[] {
  let left = most
  const seen = plate.areas.flatMap((one) => {
    const { area, coveredBy } = one
    if (left < 0) return []
    const shape = shapes.areas.get(area.code)
    const at = area.centroid && toPixels(projector.point(area.centroid))
    const isSeen =
      at &&
      at[0] > frame.left &&
      at[0] < frame.left + frame.width &&
      at[1] > frame.top &&
      at[1] < frame.top + frame.height
    if (!shape || !isSeen || coveredBy !== null) return []
    left -= 1
    return [{ one, area, shape, at }]
  })
  if (seen.length > most) return []
  const pixels = ([longitude = 0, latitude = 0]: Position) => toPixels(projector.point([longitude, latitude]))
  return seen.map(({ one, area: { code, name, short }, shape, at }) => {
    const rings = partsOf(shape)
      .flat()
      .flatMap((ring) => {
        const kept = thinned(ring.map(pixels))
        return kept ? [kept] : []
      })
    const value = plate.view.values ? figureText(one) : undefined
    // Among many areas, where no name has room, the value alone may have some; among few a name stands beside its land.
    return {
      code,
      names: [...new Set([name, short, ...(value && seen.length > mostBeside ? [''] : [])])],
      value,
      rings,
      at,
    }
  })
}

/** Places the names of the areas of a map; those of chosen areas first. */
export function namesOf(names: NameLayout): readonly PlacedName[] {
  const chosen = chosenOf(names.plate)
  const seen = wishesOf(names)
  if (seen.length === 0) return []
  const wishes = seen
    .filter(({ code }) => !names.named?.includes(code))
    .toSorted((a, b) => Number(chosen.includes(b.code)) - Number(chosen.includes(a.code)))
  const taken = [...(names.taken ?? []), ...(names.isMarked === false ? [] : marksOf(names))]
  return placeNames(wishes, names.frame, {
    taken,
    beside: wishes.length <= mostBeside,
    land: seen.flatMap(({ rings }) => rings),
    insists: names.insists === true,
  })
}

export type NameMarksProps = Pick<MapScene, 'plate' | 'theme'> & {
  readonly placed: readonly PlacedName[]
  /** The fills of the areas, by code, where they are not the plate's own. */
  readonly paints?: ReadonlyMap<string, Paint>
}

/** Draws names where they were placed, in pixels: in ink that is read on the fill, or beside the land with a line to it. */
export function NameMarks({ placed, plate, theme, paints = paintOf(plate, theme) }: NameMarksProps) {
  return (
    <g data-layer="names" fontSize={nameSize} fontWeight={nameWeight} textAnchor="middle" pointerEvents="none">
      {placed.map(({ code, lines, left, top, width, leader }) => {
        const paint = paints.get(code)
        const ground = leader ? theme.sea : paint?.kind === 'colour' ? paint.colour : theme.land
        const ink = ground === theme.sea || ground === theme.land ? theme.ink : inkOn(ground)
        return (
          <g key={code} data-name={code}>
            {leader ? (
              <>
                <path
                  d={`M${leader.map((point) => point.map((at) => at.toFixed(1)).join()).join('L')}`}
                  stroke={theme.paper}
                  strokeWidth={2.4}
                />
                <path
                  d={`M${leader.map((point) => point.map((at) => at.toFixed(1)).join()).join('L')}`}
                  stroke={theme.ink}
                  strokeWidth={1}
                />
                <circle
                  cx={leader[1][0]}
                  cy={leader[1][1]}
                  r={2}
                  fill={theme.ink}
                  stroke={theme.paper}
                  strokeWidth={0.8}
                />
              </>
            ) : null}
            {lines.map((words, at) => (
              <HaloText
                key={`${at}-${words}`}
                halo={ground}
                x={left + width / 2}
                y={top + nameLine * (at + 1) - 2}
                fill={ink}
                {...(plate.view.values && at === lines.length - 1 ? { fontWeight: 400, 'data-value': code } : {})}
              >
                {words}
              </HaloText>
            ))}
          </g>
        )
      })}
    </g>
  )
}

/** The names as a map takes them. */
export const nameParts = { namesOf, NameMarks } as const
