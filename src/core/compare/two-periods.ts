import { absenceWords, type Cell } from '#core/domain/cell.ts'
import { type Period, periodText } from '#core/domain/period.ts'
import { atOnce } from '#core/domain/steps.ts'
import {
  absent,
  column,
  lacking,
  notApplicable,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { changePlate } from '#core/plate/change-plate.ts'
import { countChanges } from '#core/plate/period-counts.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import type { ChangeChoice } from '#core/view/view.ts'
import type { CompareInput } from './input.ts'

/** One area in two periods; a number is null where it has no figure in that period. */
export type Slope = {
  readonly code: string
  readonly short: string
  readonly before: number | null
  readonly after: number | null
  /** Whether the two figures may be compared: only then a line joins them. */
  readonly joined: boolean
}

export type Slopes = {
  readonly earlier: Period
  readonly later: Period
  /** The measure of the two figures, not of their change. */
  readonly measure: Plate['measure']
  readonly slopes: readonly Slope[]
}

/** The reader's other period, else the one that most areas can be compared with, the earliest of several. */
function chosen({ resolved, atlas }: CompareInput): ChangeChoice | null {
  const { change } = resolved.view
  if (change && change.from !== resolved.period && resolved.main.periods.some(({ period }) => period === change.from))
    return change
  const counts = atOnce(countChanges(resolved, atlas, 'difference'))
  const most = Math.max(0, ...counts.map(({ areas }) => areas))
  const from = counts.find(({ areas }) => areas === most)?.period
  return from === undefined || most === 0 ? null : { from, form: change?.form ?? 'difference' }
}

type Known = { readonly plate: Plate; readonly changed: Plate | null }

/** The plate of change is composed once for the panel and what it rests on. */
const known = new WeakMap<CompareInput, Known>()

function changedPlate(input: CompareInput): Plate | null {
  const { plate, resolved, atlas } = input
  const held = known.get(input)
  if (held && held.plate === plate) return held.changed
  const change = resolved.main.periods.length > 1 ? chosen(input) : null
  const changed = change ? changePlate(plate, { ...resolved, view: { ...resolved.view, change } }, atlas) : null
  known.set(input, { plate, changed })
  return changed
}

const numberOf = (cell: Cell | undefined): number | null => (cell?.kind === 'value' ? cell.value : null)

const slopeOf = ({ area, cell, pair }: PlateArea): Slope => ({
  code: area.code,
  short: area.short,
  before: numberOf(pair?.before),
  after: numberOf(pair?.after),
  joined: cell.kind === 'value',
})

function tableOf({ areas, measure }: Plate, { earlier, later, measure: of }: Slopes): PanelTable {
  const limits = areas.some(({ intervalText }) => intervalText !== '')
  const refused = areas.some(({ cell }) => cell.kind === 'absent')
  const cellOf = (cell: Cell | undefined) => (cell ? valueCell(cell, of) : notApplicable)
  const limit = ({ cell }: PlateArea, pick: 'lower' | 'upper') =>
    cell.kind === 'value' && cell.interval ? valueCell({ ...cell, value: cell.interval[pick] }, measure) : notApplicable
  return {
    columns: [
      column('area', 'Area', false),
      column('before', periodText(earlier)),
      column('after', periodText(later)),
      column('change', `Change (${measure.unit})`),
      ...(limits ? [column('lower', 'Lower limit of the change'), column('upper', 'Upper limit of the change')] : []),
      ...(refused ? [column('why', 'Why there is no change', false)] : []),
    ],
    rows: rankedAreas(areas).map((one) => {
      const { area, cell, pair } = one
      return {
        key: area.code,
        area: area.code,
        cells: [
          words(area.name),
          cellOf(pair?.before),
          cellOf(pair?.after),
          cell.kind === 'value' ? valueCell(cell, measure) : absent(absenceWords[cell.reason], cell.reason),
          ...(limits ? [limit(one, 'lower'), limit(one, 'upper')] : []),
          ...(refused ? [cell.kind === 'absent' ? words(cell.because ?? one.text) : notApplicable] : []),
        ],
      }
    }),
  }
}

/** Every area in two periods, a line from one figure to the other where they may be compared. */
function twoPeriodsOf(input: CompareInput): PanelContent<Slopes> {
  const { plate, resolved } = input
  const heading = `${plate.measure.name} in two periods`
  if (resolved.main.periods.length < 2)
    return lacking(heading, plate.subtitle, 'Only one period is held; a change needs two.')
  const changed = changedPlate(input)
  if (!changed?.change)
    return lacking(
      heading,
      plate.subtitle,
      'No area has figures of another period that may be compared with those shown.',
    )
  const { earlier, later, of } = changed.change
  const body: Slopes = { earlier, later, measure: of, slopes: rankedAreas(changed.areas).map(slopeOf) }
  if (!body.slopes.some(({ joined }) => joined))
    return lacking(heading, changed.subtitle, changed.sentences.join(' ').replace(/\.$/, ''))
  const { title, subtitle, sentences } = changed
  return { title, subtitle, sentences, table: tableOf(changed, body), body, lacks: null }
}

export const twoPeriodsPanel: PanelSpec<CompareInput, Slopes> = {
  label: 'Between two periods',
  marksEach: true,
  ordersAreas: true,
  compose: twoPeriodsOf,
  ground: (input) => {
    const { plate, resolved } = input
    const { main, per } = resolved
    const changed = changedPlate(input)
    return {
      trust: (changed ?? plate).trust,
      marks: (changed ?? plate).marks,
      ...(changed ? { measure: { name: changed.measure.name, unit: changed.measure.unit } } : {}),
      indicators: [main.indicator, ...(per ? [per.indicator] : [])],
      showsMain: false,
    }
  },
}
