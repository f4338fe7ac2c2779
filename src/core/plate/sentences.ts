import { absenceWords } from '#core/domain/cell.ts'
import { grouped } from '#core/domain/grouped.ts'
import { capitalise } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Benchmark } from './benchmark.ts'
import type { Overdispersed } from './chance.ts'
import { leadSentence } from './lead.ts'
import type { Measure } from './measure.ts'
import type { PlateArea } from './plate.ts'
import { type AreaWithValue, areOf, headlineAreas, isIncomplete, lowestAndHighest, valuedAreas } from './reading.ts'

/** Whether no other interval overlaps this area's, which makes "highest" or "lowest" more than chance. */
function standsClear([only, ...ties]: readonly AreaWithValue[], all: readonly AreaWithValue[]): boolean {
  const own = only?.cell.interval
  if (!only || !own || ties.length > 0) return false
  return all.every(({ area, cell }) => {
    if (area.code === only.area.code) return true
    return cell.interval !== undefined && (cell.interval.upper < own.lower || cell.interval.lower > own.upper)
  })
}

/** Says whether the ends of the ranking are more than chance, where there are intervals. */
function endsSentence(valued: readonly AreaWithValue[], measure: Measure): string {
  if (!valued.every(({ cell }) => cell.interval)) return ''
  // Totals differ by the size of the areas, which chance does not equalise.
  if (measure.kind === 'events' && valued.some(({ cell }) => cell.numerator === undefined)) return ''
  const { low, high } = lowestAndHighest(valued)
  const clear = Object.entries({ lowest: low, highest: high }).filter(([, areas]) => standsClear(areas, valued))
  if (clear.length === 0) return 'Neither end of the ranking stands clear of its neighbours’ 95% intervals.'
  const claims = clear.map(([end, [one]]) => `${one?.area.name} is ${end}`)
  return `${listText(claims)} beyond the 95% intervals of all others (${measure.unit}).`
}

function benchmarkSentence(
  valued: readonly AreaWithValue[],
  benchmark: Benchmark | null,
  overdispersed: Overdispersed | null,
): string {
  if (!benchmark) return ''
  if (!benchmark.own && benchmark.cell.kind === 'absent')
    return `There is no figure to compare with: ${benchmark.cell.because ?? absenceWords[benchmark.cell.reason]}.`
  const side = (direction: 'above' | 'below') => valued.filter(({ comparison }) => comparison?.direction === direction)
  const [above, below] = [side('above'), side('below')]
  const counts = `${above.length} of ${valued.length} areas ${areOf(above.length)} above ${benchmark.name} and ${below.length} below it`
  const sure = [...above, ...below].filter(({ comparison }) => comparison?.beyondChance)
  if (overdispersed)
    return `${counts}; ${sure.length === 0 ? 'none' : sure.length} of them beyond limits that allow for overdispersion.`
  if (!valued.every(({ cell }) => cell.interval)) return `${counts}.`
  if (sure.length === 0) return `${counts}; none of the differences goes beyond its 95% interval.`
  return `${counts}; ${sure.length} of these differences ${sure.length === 1 ? 'goes beyond its 95% interval' : 'go beyond their 95% intervals'}.`
}

/** Says why figures have no interval and no single area is called different. */
const overdispersedSentence =
  'These counts differ between areas by far more than by chance alone (overdispersion), for reasons such as age or how services are arranged, so that none is given an interval of chance.'

/** Names what the first sentence leaves out, and why it is no finding. */
function passedSentence(valued: readonly AreaWithValue[], measure: Measure): string {
  const { passed } = headlineAreas(valued, measure)
  if (!passed) return ''
  const them = passed.areas.length === 1 ? 'the area' : 'them'
  const why = measure.kind === 'share' ? '' : `, which need not mean that nobody serves ${them}`
  return `${capitalise(passed.words)}${why}.`
}

function coverageSentence(valued: readonly AreaWithValue[]): string {
  const partial = valued.filter(({ cell }) => isIncomplete(cell))
  const share = ({ cell }: AreaWithValue) => (cell.coverage ? cell.coverage.part / cell.coverage.whole : 1)
  const [worst] = partial.sort((a, b) => share(a) - share(b))
  if (!worst) return ''
  const areas = partial.length === 1 ? 'one area' : `${partial.length} areas`
  return `Records are incomplete in ${areas}, most in ${worst.area.name} (${worst.coverageText}), so a low figure there may be a missing record.`
}

/** More areas than this are counted, not named: map, table and ranking list them all. */
const mostNamed = 4

function absenceSentence(areas: readonly PlateArea[]): string {
  const absent = areas.flatMap(({ area, cell }) => (cell.kind === 'absent' ? [{ name: area.name, cell }] : []))
  // The text after a colon concerns one area alone.
  const clauseOf = ({ because }: (typeof absent)[number]['cell']) => because?.split(':')[0] ?? ''
  const sharing = new Map<string, number>()
  for (const { cell } of absent) sharing.set(clauseOf(cell), (sharing.get(clauseOf(cell)) ?? 0) + 1)
  const reasons = grouped(absent, ({ cell }) => {
    const clause = clauseOf(cell)
    const shared = clause !== '' && (sharing.get(clause) ?? 0) > 1
    return shared ? `${absenceWords[cell.reason]} (${clause})` : absenceWords[cell.reason]
  })
  return [...reasons]
    .map(
      ([words, all]) =>
        `No figure for ${all.length > mostNamed ? `${all.length} areas` : listText(all.map(({ name }) => name))}: ${words}.`,
    )
    .join(' ')
}

/**
 * Writes the sentences of the map by rule from the data. "Highest" and "lowest" appear only where intervals support them; incomplete records and
 * absences are always stated.
 */
export function sentencesOf(
  measure: Measure,
  areas: readonly PlateArea[],
  benchmark: Benchmark | null,
  { illustrative, overdispersed }: { readonly illustrative: boolean; readonly overdispersed: Overdispersed | null },
): readonly string[] {
  const valued = valuedAreas(areas)
  const made = illustrative ? 'These are made-up sample figures and say nothing about any real place.' : ''
  const told =
    valued.length < 2
      ? []
      : [
          leadSentence(valued, benchmark, measure, overdispersed),
          passedSentence(valued, measure),
          overdispersed ? overdispersedSentence : '',
          benchmarkSentence(valued, benchmark, overdispersed),
          endsSentence(valued, measure),
          coverageSentence(valued),
        ]
  return [made, ...told, absenceSentence(areas)].filter(Boolean)
}

/** Describes the map in text: subject, lowest and highest areas, middle, and missing areas. */
export function descriptionOf(
  title: string,
  subtitle: string,
  sentences: readonly string[],
  areas: readonly PlateArea[],
): string {
  const ranked = [...valuedAreas(areas)].sort((a, b) => b.cell.value - a.cell.value)
  const ends = ranked.length > 6 ? [...ranked.slice(0, 3), ...ranked.slice(-3)] : ranked
  const values = ends.map(({ area, text }) => `${area.name} ${text}`)
  const joint =
    ranked.length > 6
      ? `Largest: ${values.slice(0, 3).join(', ')}. Smallest: ${values.slice(3).join(', ')}.`
      : `${values.join(', ')}.`
  return [`${title}. ${subtitle}.`, ...sentences, ranked.length > 0 ? joint : ''].filter(Boolean).join(' ')
}
