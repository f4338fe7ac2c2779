import type { Norm } from '#core/domain/norm.ts'
import { periodText } from '#core/domain/period.ts'
import type { Source } from '#core/domain/source.ts'
import { type BarRow, type Bars, bar, barsOf } from '#core/panel/bars.ts'
import { column, lacking, type PanelContent } from '#core/panel/panel.ts'
import type { PanelSpec, Provenance } from '#core/panel/spec.ts'
import { groundWith } from './ground.ts'
import { isPhysicistNorm, isRadiotherapyNorm, type NormRange, normRange } from './norms.ts'
import { type CoverageData, isStaffMadeUp, latestSurvey } from './settle.ts'
import { baselineOf, placesOf, type StaffPlace } from './staff-places.ts'
import { normRow, rangeRow, wte } from './staff-rows.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceType } from './words.ts'

const rangeText = (range: NormRange): string => `${wte(range.least)} to ${wte(range.most)}`

/** "361.1 to 686.4 more than the norms imply" */
function gapWords(actual: number, range: NormRange): string {
  const [worst, best] = [actual - range.most, actual - range.least]
  if (worst >= 0) return `${wte(worst)} to ${wte(best)} more than the norms imply`
  if (best <= 0) return `${wte(-best)} to ${wte(-worst)} fewer than the norms imply`
  return `from ${wte(-worst)} fewer to ${wte(best)} more than the norms imply`
}

/** Reads the range of the norms out against those in post, with what is left out. */
function sentencesOf(panels: CoverageStates, whole: StaffPlace, range: NormRange, others: number): readonly string[] {
  const { open } = panels.now.siteState
  const unknown = open.filter(({ machines }) => machines === null).length
  return [
    `United Kingdom: ${range.norms} norms, ${rangeText(range)} WTE.`,
    whole.actual === null
      ? 'Staff in post are not set against it: nobody publishes radiotherapy physics staff by region.'
      : isStaffMadeUp(panels.settled.data)
        ? `In post by ${baselineOf(panels.settled.data).said}: ${wte(whole.actual)} WTE. No difference from real norms is given for made-up staff.`
        : `In post by ${baselineOf(panels.settled.data).said}: ${wte(whole.actual)} WTE, ${gapWords(whole.actual, range)}.`,
    unknown > 0
      ? `${unknown} of ${open.length} sites have no machine count of their own and add none to norms per machine.`
      : '',
    'The norms differ in age, in whom they count and in what they leave out; the UK’s own table was not seen. None of them is a target.',
    `${others} further norms are about other services and are not applied.`,
  ].filter(Boolean)
}

const columns = [
  column('place', 'Place', false),
  column('level', 'Level', false),
  column('norm', 'Norm', false),
  column('least', 'Implied, least'),
  column('most', 'Implied, most'),
  column('actual', 'Actual'),
  column('gap-least', 'Actual less implied, from'),
  column('gap-most', 'Actual less implied, to'),
  column('working', 'Working and caveat', false),
]

function staffBar({ key, name, ground, actual }: StaffPlace, physicist: readonly Norm[]): BarRow {
  const range = normRange(physicist, ground)
  return bar({
    key,
    name,
    value: null,
    text: range ? `${rangeText(range)}${actual === null ? '' : ` · ${wte(actual)} in post`}` : 'no norm gives a number',
    least: range?.least ?? null,
    most: range?.most ?? null,
    tick: actual,
  })
}

/** Composes the staff that the coverage shown takes: by every published norm, against those in post. */
function staffContent(panels: CoverageStates): PanelContent<Bars> {
  const { settled, imagined } = panels
  const { coverage, data } = settled
  const survey = latestSurvey(data)
  const baseline = baselineOf(data)
  const heading = 'Staff that coverage takes'
  const subtitle = `WTE physicists implied by published norms for machines and new cancers of the coverage shown (catchments of sites: nearest, ${distanceType(coverage)}); ${coverage.treated} of 100 new cancers treated (assumed)${survey ? `; staff in post: ${baseline.name} of ${periodText(survey)}, clinical scientists in radiotherapy physics` : ''}`
  const { library } = data
  if (!library) return lacking(heading, subtitle, 'The published norms are still on their way.')
  const about = library.norms.filter(isRadiotherapyNorm)
  const physicist = about.filter(isPhysicistNorm)
  const { whole, regions, sites } = placesOf(panels)
  const range = normRange(physicist, whole.ground)
  if (!range) return lacking(heading, subtitle, 'No published norm gives a number for these sites.')
  const byName = regions.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return {
    title: `${imagined ? 'What if: ' : ''}Norms ask for ${countText(range.least)} to ${countText(range.most)} WTE physicists for this coverage`,
    subtitle,
    sentences: sentencesOf(panels, whole, range, library.norms.length - about.length),
    table: {
      columns,
      rows: [
        ...about.map((norm) => normRow(norm, whole, panels)),
        rangeRow(whole, physicist, 'country'),
        ...byName.map((place) => rangeRow(place, physicist, 'region')),
        ...sites.map((place) => rangeRow(place, physicist, 'site')),
      ],
    },
    body: barsOf(
      // Leaves the country out of the chart, where its bar would dwarf the regions; title, sentences and table have it.
      byName.map((place) => staffBar(place, physicist)),
      'WTE physicists',
      {
        rangeName: 'implied by the norms, from least to most',
        tickName: data.staff ? `in post (${baseline.tick})` : null,
      },
    ),
    lacks: null,
  }
}

function normSources({ library }: CoverageData): readonly Source[] {
  const used = new Set(library?.norms.filter(isRadiotherapyNorm).map(({ source }) => source))
  return library?.sources.filter(({ id }) => used.has(id)) ?? []
}

/** Norms, and staff in post, which are shown here whatever the map shows. */
function staffGround({ plate, settled: { data } }: CoverageInput): Provenance {
  const ground = groundWith(plate, [data.staff], normSources(data))
  if (!isStaffMadeUp(data)) return ground
  const { trust } = ground
  const marks = (['what-if', 'illustrative', 'modelled'] as const).filter(
    (mark) => mark === 'illustrative' || plate.marks.includes(mark),
  )
  return { ...ground, trust: { ...trust, statuses: [...new Set([...trust.statuses, 'illustrative' as const])] }, marks }
}

export const staffPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Staff that it takes',
  tableName: 'Table and working',
  inBrief: 3,
  compose: staffContent,
  ground: staffGround,
}
