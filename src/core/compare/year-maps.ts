import type { Dataset } from '#core/catalogue/columns.ts'
import { listText } from '#core/domain/list-text.ts'
import { comparePeriods, type Period, periodText } from '#core/domain/period.ts'
import { column, lacking, type PanelContent, type PanelTable, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { composePlate, unitInFull } from '#core/plate/compose.ts'
import { measureOf, numberText } from '#core/plate/measure.ts'
import { measurePeriod } from '#core/plate/measured.ts'
import { onOneScale, valuesOnMaps } from '#core/plate/one-scale.ts'
import type { Plate } from '#core/plate/plate.ts'
import { isRanked } from '#core/plate/rank.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { readChoice } from './choice.ts'
import { comparablePeriods } from './comparable-periods.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { bodyOfMaps, mostMaps, type SmallMaps, spreadOver, whyNoMaps } from './small-maps.ts'

type HeldPeriod = ReturnType<typeof comparablePeriods>[number]

/**
 * The periods that have a map: those of the reader, else as many as there may be, evenly from the first to the last of those that most areas have, with the
 * period in view among them.
 */
export function mappedPeriods(resolved: Resolved): readonly Period[] {
  const held = comparablePeriods(resolved)
  const asked = readChoice(resolved.view.rows).choice.periods
  const chosen = held.filter(({ period }) => asked?.includes(period)).slice(0, mostMaps)
  if (chosen.length > 0) return chosen.map(({ period }) => period)
  const most = Math.max(0, ...held.map(({ areas }) => areas))
  const rich = held.filter(({ areas, period }) => 2 * areas >= most || period === resolved.period)
  const full = rich.length > 1 ? rich : held
  const spread = spreadOver(full.map(({ period }) => period))
  const { period: own } = resolved
  if (own === null || spread.includes(own) || !full.some(({ period }) => period === own)) return spread
  // The one before it makes room, but the first, from which all goes on.
  const before = spread.findLastIndex((period) => comparePeriods(period, own) < 0)
  return spread.with(Math.max(1, before), own)
}

/** The plate of one period with nothing over its areas. */
function plateAt({ resolved, atlas }: CompareInput, { period, perPeriod }: HeldPeriod): Plate {
  const { view, per } = resolved
  const plain = { ...view, period, perPeriod, overlay: null, sites: null, change: null, groups: [], fixed: false }
  return composePlate(
    {
      ...resolved,
      view: plain,
      period,
      per: per && perPeriod !== null ? { ...per, period: perPeriod } : null,
      overlay: null,
    },
    atlas,
  )
}

type Known = { readonly from: readonly unknown[]; readonly key: string; readonly plates: readonly Plate[] }

/** The last plates of a measure, for a view that differs in what plates do not show, such as the selection. */
const known = new WeakMap<Dataset, Known>()

function platesOf(input: CompareInput): readonly Plate[] {
  const { resolved, atlas } = input
  const { view, main, per } = resolved
  const dataset = atlas.datasets.get(main.dataset)
  if (!dataset) return []
  const periods = mappedPeriods(resolved)
  const from = [atlas.areas, atlas.library, per ? atlas.datasets.get(per.dataset) : null]
  const { method, classes, benchmark, mine } = view
  const key = JSON.stringify([periods, main.dims, per?.denominator.id, method, classes, benchmark, mine])
  const held = known.get(dataset)
  if (held?.key === key && held.from.every((one, at) => one === from[at])) return held.plates
  const plain = comparablePeriods(resolved)
    .filter(({ period }) => periods.includes(period))
    .map((one) => plateAt(input, one))
  const plates = onOneScale(plain, measureOf(resolved, valuesOnMaps(plain)))
  known.set(dataset, { from, key, plates })
  return plates
}

/** The lowest and the highest figure of a map, in words; nothing without figures. */
function rangeText({ period, areas, measure }: Plate): readonly string[] {
  const values = areas.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  if (values.length === 0) return []
  const [lowest, highest] = [Math.min(...values), Math.max(...values)].map((value) => numberText(value, measure))
  const reach = lowest === highest ? `all figures are ${lowest}` : `figures reach from ${lowest} to ${highest}`
  return [`In ${periodText(period ?? '')} ${reach}.`]
}

/** Breaks between maps: colours on the two sides of one do not compare. */
function breakSentences({ main }: Resolved, periods: readonly Period[]): readonly string[] {
  const sides = main.indicator.breaks.flatMap(({ after }) => {
    const next = periods.findIndex((period) => comparePeriods(period, after) > 0)
    const [before, later] = [periods[next - 1], periods[next]]
    return before !== undefined && later !== undefined ? [`${periodText(before)} and ${periodText(later)}`] : []
  })
  return [...new Set(sides)].map(
    (pair) => `The series breaks between ${pair}: colours on the two sides of the break do not compare.`,
  )
}

function tableOf(plates: readonly Plate[], { areas }: Plate): PanelTable {
  const cells = plates.map((plate) => new Map(plate.areas.map((one) => [one.area.code, one.cell])))
  return {
    columns: [
      column('area', 'Area', false),
      ...plates.map(({ period }) => column(`p${period}`, periodText(period ?? ''))),
    ],
    rows: rankedAreas(areas).map(({ area }) => ({
      key: area.code,
      area: area.code,
      cells: [
        words(area.name),
        ...plates.map(({ measure }, at) => {
          const cell = cells[at]?.get(area.code) ?? { kind: 'absent', reason: 'not-published' }
          return valueCell(cell, measure)
        }),
      ],
    })),
  }
}

/** One measure in up to six periods, on maps of one scale. */
function yearMapsOf(input: CompareInput): PanelContent<SmallMaps> {
  const { plate, resolved } = input
  const heading = `${plate.measure.name} on maps over the years`
  const why = whyNoMaps(plate)
  if (why !== null) return lacking(heading, plate.subtitle, why)
  if (comparablePeriods(resolved).length < 2)
    return lacking(
      heading,
      plate.subtitle,
      resolved.per
        ? `${plate.measure.name} is held for one period in which the denominator is held too; maps over the years need two.`
        : 'Only one period is held; maps over the years need two.',
    )
  const plates = platesOf(input)
  const [first, last] = [plates[0], plates.at(-1)]
  const [from, to] = [first?.period, last?.period]
  if (!first || !last || !from || !to) return lacking(heading, plate.subtitle, 'No period is chosen.')
  const breaks = breakSentences(
    resolved,
    plates.map(({ period }) => period ?? ''),
  )
  const { classes: wanted, method } = plate.view
  return {
    title: `${first.measure.name} on ${plates.length === 1 ? 'a map' : 'maps of one scale'}, ${plates.length < 3 ? listText(plates.map(({ period }) => periodText(period ?? ''))) : `${periodText(from)} to ${periodText(to)}`}`,
    subtitle: `${unitInFull(first.measure.unit)}, ${plate.geography.name} (${plate.geography.vintage})${resolved.per ? '; each period over its own denominator' : ''}`,
    sentences: [
      plates.length > 1 ? 'All maps have the same classes: one colour is one range of figures on each.' : '',
      ...(isRanked(plate.measure.kind) ? [first, ...(last === first ? [] : [last])].flatMap(rangeText) : []),
      ...breaks,
      method === 'diverging' && first.ramp === 'sequential' && wanted > 1
        ? 'The benchmark is not the same in all periods, so that the classes are natural breaks and not centred on it.'
        : '',
    ].filter(Boolean),
    caveat: breaks.join(' '),
    table: tableOf(plates, plate),
    body: bodyOfMaps(
      plates.map((one) => ({ key: one.period ?? '', title: periodText(one.period ?? ''), subtitle: '', plate: one })),
      true,
    ),
    lacks: null,
  }
}

export const yearMapsPanel: PanelSpec<CompareInput, SmallMaps> = {
  label: 'Maps over the years',
  compose: yearMapsOf,
  ground: ({ plate, atlas, resolved, own }, { body }) => {
    const periods = body?.maps.map(({ key }) => key) ?? []
    const shown = new Set(plate.areas.map(({ area }) => area.code))
    const drawn = comparablePeriods(resolved)
      .filter(({ period }) => periods.includes(period))
      .flatMap(({ period, perPeriod }) => measurePeriod(resolved, atlas.areas, atlas.datasets, period, perPeriod))
      .filter(({ area }) => shown.has(area.code))
    return groundOf({
      plate,
      atlas,
      measured: [own],
      from: drawn.flatMap(({ from }) => from),
      statuses: drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])),
      periodText: listText(periods.map(periodText)),
    })
  },
}
