import type { Area } from '#core/domain/area.ts'
import { type AbsenceReason, absenceWords } from '#core/domain/cell.ts'
import { listText } from '#core/domain/list-text.ts'
import type { AbsenceGroup, AreaFill, Plate, PlateArea, PlateOverlay } from './plate.ts'

/**
 * Finds the areas that lie wholly within another one, as Great Britain does within the United Kingdom: a map can show only one of the two.
 * @returns code of each such area → name of the largest area around it; empty for geographies whose areas do not overlap
 */
export function coveredAreas(areas: readonly Area[]): ReadonlyMap<string, string> {
  const unions = areas
    .filter(({ members }) => members !== undefined)
    .toSorted((a, b) => (b.members?.length ?? 0) - (a.members?.length ?? 0))
  return new Map(
    unions.flatMap(({ code, members = [] }) => {
      const around = unions.find(
        (other) =>
          (other.members?.length ?? 0) > members.length && members.every((one) => other.members?.includes(one)),
      )
      return around ? [[code, around.name] as const] : []
    }),
  )
}

/** The kind of colour scale: bivariate where both measures can be split into thirds, else the scale of the classes. */
export function colourScaleOf(ramp: Plate['ramp'], overlay: PlateOverlay | null): Plate['scale'] {
  return overlay?.mode === 'bivariate' && overlay.thirds !== null && overlay.mainThirds !== null ? 'bivariate' : ramp
}

/** Chooses the fill of an area. An absence takes precedence over any colour. */
export function fillOf(
  { cell, classIndex, third, overlay, coveredBy }: Omit<PlateArea, 'fill'>,
  scale: Plate['scale'],
): AreaFill | null {
  if (coveredBy !== null) return null
  if (cell.kind === 'absent') return { kind: 'absent', reason: cell.reason }
  if (scale !== 'bivariate') return classIndex === null ? null : { kind: 'class', index: classIndex }
  if (third !== null && overlay !== null && overlay.third !== null)
    return { kind: 'crossed', main: third, second: overlay.third }
  return { kind: 'absent', reason: overlay?.cell.kind === 'absent' ? overlay.cell.reason : 'not-published' }
}

/** Groups the areas without a colour by the reason of their absence. On a bivariate map either measure may be absent. */
export function absenceGroups(areas: readonly PlateArea[]): readonly AbsenceGroup[] {
  const reasons: readonly AbsenceReason[] = ['suppressed', 'not-published', 'not-collected', 'not-applicable']
  return reasons.flatMap((reason) => {
    const codes = areas
      .filter(({ fill }) => fill?.kind === 'absent' && fill.reason === reason)
      .map(({ area }) => area.code)
    return codes.length > 0 ? [{ reason, label: absenceWords[reason], codes }] : []
  })
}

/** Sentences for the legend about what was requested and is not on the map. */
export function mapNotes(areas: readonly PlateArea[], overlay: PlateOverlay | null): readonly string[] {
  const covered = areas.filter(({ coveredBy }) => coveredBy !== null)
  const names = listText(covered.map(({ area }) => area.name))
  const parted = overlay === null || overlay.mode === 'symbols' || overlay.thirds !== null
  const crossable = overlay?.mode !== 'bivariate' || overlay.mainThirds !== null
  return [
    ...(covered.length > 0 ? [`In the ranking and the table only, within ${covered[0]?.coveredBy}: ${names}.`] : []),
    ...(overlay && !(parted && crossable)
      ? [`${overlay.measure.name} is not drawn: there are too few different values to part into thirds.`]
      : []),
  ]
}

/** Removes the overlay: every area takes the colour of its class. */
export function withoutOverlay(plate: Plate): Plate {
  const areas = plate.areas.map((one): PlateArea => {
    const plain = { ...one, overlay: null, third: null }
    return { ...plain, fill: fillOf(plain, plate.ramp) }
  })
  return {
    ...plate,
    areas,
    overlay: null,
    scale: plate.ramp,
    absences: absenceGroups(areas),
    mapNotes: mapNotes(areas, null),
  }
}
