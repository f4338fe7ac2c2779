import { unitedKingdomCode } from '#core/domain/area.ts'
import { exact } from '#core/domain/exact.ts'
import type { Norm } from '#core/domain/norm.ts'
import { normText } from '#core/domain/norm-text.ts'
import { absent, bare, figure, notApplicable, type PanelCell, type PanelTable, words } from '#core/panel/panel.ts'
import { numberText } from '#core/plate/measure.ts'
import { signedText } from '#core/plate/signed-text.ts'
import { impliedBy, isPhysicistNorm, normRange } from './norms.ts'
import { isStaffMadeUp, staffOf } from './settle.ts'
import type { StaffPlace } from './staff-places.ts'
import type { CoverageStates } from './state.ts'

export const wte = (value: number): string => numberText(value, { prefix: '', suffix: '', decimals: 1 })

/** A real norm against made-up staff would read as a shortfall or surplus of real people. */
const notCompared = absent('not given: the staff in post are made up', 'not-applicable')

/** What those in post are less than or more than implied, from the worst case to the best. */
function gapCells(
  actual: number | null,
  least: number | null,
  most: number | null,
  madeUp: boolean,
): readonly PanelCell[] {
  if (madeUp) return [notCompared, notCompared]
  if (actual === null || least === null || most === null) return [notApplicable, notApplicable]
  return [actual - most, actual - least].map((gap) => ({ text: signedText(gap, 1), raw: exact(gap) }))
}

type Row = PanelTable['rows'][number]

/** A place with the range over all physicist norms, the ends of it worked out. */
export function rangeRow(place: StaffPlace, norms: readonly Norm[], level: string): Row {
  const range = normRange(norms, place.ground)
  const cells: readonly PanelCell[] = range
    ? [
        words(`range over ${range.norms} norms`),
        figure(range.least, bare(1)),
        figure(range.most, bare(1)),
        place.actual === null ? absent(`not known: ${place.because}`, 'not-published') : figure(place.actual, bare(1)),
        ...gapCells(place.actual, range.least, range.most, place.madeUp),
        words(`least: ${range.leastWorking}; most: ${range.mostWorking}`),
      ]
    : [words('no norm gives a number'), ...Array.from({ length: 5 }, () => notApplicable), words('')]
  return { key: `range-${place.key}`, area: null, cells: [words(place.name), words(level), ...cells] }
}

/** The uplift norm as what it is: staff of one year, times what they should have grown by. */
function upliftRow(norm: Norm, { settled }: CoverageStates): Row {
  const period = norm.basePeriod
  const base = period === null ? null : staffOf(settled.data, unitedKingdomCode, 'technologists', period)
  const wanted = base === null || norm.value === null ? null : base * (1 + norm.value)
  return {
    key: norm.id,
    area: null,
    cells: [
      words('United Kingdom'),
      words('country'),
      words(`${norm.scope}: ${norm.value === null ? '' : `${Math.round(norm.value * 100)}% more than in ${period}`}`),
      wanted === null ? notApplicable : figure(wanted, bare(1)),
      wanted === null ? notApplicable : figure(wanted, bare(1)),
      base === null ? absent('not known', 'not-published') : figure(base, bare(1)),
      ...gapCells(base, wanted, wanted, isStaffMadeUp(settled.data)),
      words(
        base === null || wanted === null
          ? norm.caveat
          : `${wte(base)} WTE of ${period} × (1 + ${norm.value}) = ${wte(wanted)} WTE. ${norm.caveat}`,
      ),
    ],
  }
}

/** A norm applied to the whole country, with its working and caveat. */
export function normRow(norm: Norm, whole: StaffPlace, panels: CoverageStates): Row {
  if (norm.form === 'uplift') return upliftRow(norm, panels)
  const implied = impliedBy(norm, whole.ground)
  const source = panels.settled.data.library?.sources.find(({ id }) => id === norm.source)
  const name = normText(norm)
  const caveat = `${norm.caveat}${source ? ` ${source.publisher}, ${source.title}${source.year ? ` (${source.year})` : ''}.` : ''}`
  const physicist = isPhysicistNorm(norm)
  const machines = implied.kind === 'value' && implied.unit === 'machines'
  const actual = machines ? whole.ground.machines : physicist ? whole.actual : null
  return {
    key: norm.id,
    area: null,
    cells: [
      words(whole.name),
      words('country'),
      words(name),
      ...(implied.kind === 'value'
        ? [figure(implied.value, bare(1)), figure(implied.value, bare(1))]
        : [notApplicable, notApplicable]),
      actual === null ? absent(physicist ? 'not known' : 'not held', 'not-published') : figure(actual, bare(1)),
      ...(implied.kind === 'value'
        ? gapCells(actual, implied.value, implied.value, whole.madeUp && !machines)
        : [notApplicable, notApplicable]),
      words(implied.kind === 'value' ? `${implied.working}. ${caveat}` : `No number: ${implied.because}. ${caveat}`),
    ],
  }
}
