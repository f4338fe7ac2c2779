import type { Position } from 'geojson'
import { absenceWords } from '#core/domain/cell.ts'
import { partsOf } from '#core/geography/parts-of.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { singledOut } from '#core/plate/trust.ts'
import { HaloText } from '../halo-text.tsx'
import { textWidth } from '../text-width.ts'
import { inkOn } from '../theme.ts'
import { Flag } from './flag-layer.tsx'
import { type NameBox, type Ring, thinned } from './land-mask.ts'
import { type MapScene, symbolRadius } from './layers.tsx'
import type { MapRing } from './number-key.ts'
import { type Paint, paintOf } from './paint.ts'
import { type KeyedNames, placeNames } from './place-keyed.ts'
import { flagLead, type NameWish, nameLine, nameSize, nameWeight, type PlacedName } from './place-names.ts'

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
  /** Whether areas without room for a name have a number that a key explains, and cautions stand at names where land is small: in a picture, which has no tips. */
  readonly keyed?: boolean
  /** False for a map that draws neither cautions nor circles: names need not keep off them, and no line ends at one. */
  readonly isMarked?: boolean
}

const square = ([x, y]: readonly [number, number], half: number): NameBox => ({
  left: x - half,
  top: y - half,
  width: 2 * half,
  height: 2 * half,
})

type Places = Pick<NameLayout, 'plate' | 'projector' | 'toPixels'>

const placeOf = ({ projector, toPixels }: Places, { area: { centroid } }: PlateArea) =>
  centroid ? [toPixels(projector.point(centroid))] : []

/** The boxes of caution marks on the map, by area code. */
const flagBoxes = (names: Places): ReadonlyMap<string, NameBox> =>
  new Map(
    singledOut(names.plate).flatMap((one) => placeOf(names, one).map((at) => [one.area.code, square(at, 10)] as const)),
  )

/** The circles of an overlay. */
const ringsOf = (names: Places): readonly MapRing[] =>
  names.plate.overlay?.mode === 'symbols'
    ? names.plate.areas.flatMap((one) =>
        placeOf(names, one).map((at) => ({ at, r: Math.sqrt(one.overlay?.share ?? 0) * symbolRadius })),
      )
    : []

/** The figure as the ranking has it, or the reason for there being none. */
const figureText = ({ cell, text }: PlateArea): string => (cell.kind === 'value' ? text : absenceWords[cell.reason])

/** Rings in pixels. @param skerries whether those too small to see are kept */
function inPixels(
  rings: readonly Position[][],
  { projector, toPixels }: Pick<NameLayout, 'projector' | 'toPixels'>,
  skerries: boolean,
): readonly Ring[] {
  const pixels = ([longitude = 0, latitude = 0]: Position) => toPixels(projector.point([longitude, latitude]))
  return rings.flatMap((ring) => {
    const placed = ring.map(pixels)
    const kept = thinned(placed) ?? (skerries ? placed : null)
    return kept ? [kept] : []
  })
}

type NameableShape = Parameters<typeof partsOf>[0]

/** The areas in sight, with their land in pixels. */
function wishesOf({ plate, shapes, projector, toPixels, frame }: NameLayout): readonly NameWish[] {
  const seen: { one: PlateArea; shape: NameableShape; at: readonly [number, number] }[] = []
  for (const one of plate.areas) {
    const { area, coveredBy } = one
    const shape = shapes.areas.get(area.code)
    const at = area.centroid && toPixels(projector.point(area.centroid))
    const isSeen =
      at &&
      at[0] > frame.left &&
      at[0] < frame.left + frame.width &&
      at[1] > frame.top &&
      at[1] < frame.top + frame.height
    if (!shape || !isSeen || coveredBy !== null) continue
    if (seen.length === most) return []
    seen.push({ one, shape, at })
  }
  return seen.map(({ one, shape, at }) => {
    const { code, name, short } = one.area
    const rings = inPixels(partsOf(shape).flat(), { projector, toPixels }, false)
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

/** The names of a map, and what the map itself leaves to them. */
export type LaidNames = KeyedNames & {
  /** Codes of areas whose caution mark stands at their name. */
  readonly lifted: ReadonlySet<string>
}

/** Areas beyond which the names of a map are told apart by its plate alone: what they depend on would be longer to list than to place. */
const mostListed = 300

/**
 * All of a plate that the places of its names depend on: the same for two measures of the same areas that neither print their values nor draw other
 * marks, so that another colour does not place the names anew.
 */
export function namesSubject(plate: Plate): string | Plate {
  const { areas, overlay, view } = plate
  if (areas.length > mostListed) return plate
  return JSON.stringify([
    chosenOf(plate),
    singledOut(plate).map(({ area }) => area.code),
    overlay?.mode,
    areas.map((one) => [one.area, one.coveredBy, view.values && one.text, one.overlay?.share]),
  ])
}

/** Places the names of the areas of a map; those of chosen areas first. */
export function layNames(names: NameLayout): LaidNames {
  const { isMarked = true, keyed = false } = names
  const chosen = chosenOf(names.plate)
  const seen = wishesOf(names)
  if (seen.length === 0) return { ...placeNames([], names.frame, {}), lifted: new Set() }
  const flags = isMarked ? flagBoxes(names) : new Map<string, NameBox>()
  const beside = seen.length <= mostBeside
  const wishes = seen
    .filter(({ code }) => !names.named?.includes(code))
    .toSorted((a, b) => Number(chosen.includes(b.code)) - Number(chosen.includes(a.code)))
    // On a page the marks stay where they are, as a pointer finds them there.
    .map((wish) => ({ ...wish, flag: (keyed && beside && flags.get(wish.code)) || null }))
  const isFree = (code: string) => wishes.some((wish) => wish.code === code && wish.flag)
  const others = [...flags].flatMap(([code, box]) => (isFree(code) ? [] : [box]))
  const laid = placeNames(wishes, names.frame, {
    taken: [...(names.taken ?? []), ...others],
    circles: isMarked ? ringsOf(names) : [],
    // Where only a part of the country has areas, the rest is land all the same.
    land: beside ? inPixels(names.shapes.land.coordinates.flat(), names, true) : [],
    beside,
    keyed: keyed && beside,
  })
  const flagged = [...laid.placed, ...laid.key].filter(({ isFlagged }) => isFlagged)
  return { ...laid, lifted: new Set(flagged.map(({ code }) => code)) }
}

export type NameMarksProps = Pick<MapScene, 'plate' | 'theme'> & {
  readonly placed: readonly PlacedName[]
  /** The fills of the areas, by code, where they are not the plate's own. */
  readonly paints?: ReadonlyMap<string, Paint>
}

/** Draws names where they were placed, in pixels: in ink that is read on the fill, or beside the land with a line to it. */
export function NameMarks({ placed, plate, theme, paints }: NameMarksProps) {
  return (
    <g data-layer="names" fontSize={nameSize} fontWeight={nameWeight} textAnchor="middle" pointerEvents="none">
      {placed.map(({ code, lines, left, top, width, leader, isFlagged = false }) => {
        const paint = (paints ?? paintOf(plate, theme)).get(code)
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
            {isFlagged ? (
              <g
                transform={`translate(${left + (width - flagLead - textWidth(lines[0] ?? '', nameSize, nameWeight)) / 2 + 6},${top + nameLine - 6})`}
                data-flag={code}
              >
                <Flag theme={theme} unit={0.68} />
              </g>
            ) : null}
            {lines.map((words, at) => (
              <HaloText
                key={`${at}-${words}`}
                halo={ground}
                x={left + width / 2 + (isFlagged && at === 0 ? flagLead / 2 : 0)}
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

const Marks = ({ laid, ...props }: Omit<NameMarksProps, 'placed'> & { readonly laid: LaidNames }) => (
  <NameMarks {...props} placed={laid.placed} />
)

/** The names as a map of a page takes them. */
export const nameParts = { lay: layNames, Marks } as const
