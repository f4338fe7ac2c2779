import { bare, column, figure, lacking, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { commissioningWork, fleetByYear, replacementWave } from '#core/scenario/equipment-wave.ts'
import { lineageOf } from '#core/scenario/question-need.ts'
import { wteText } from '#core/scenario/question-words.ts'
import { type NoFigure, noFigure } from '#core/scenario/requirement.ts'
import { growthBetween } from '#core/scenario/requirement-need.ts'
import type { Columns } from './columns.ts'
import { fleetIn, groundOfFleet, lifeOf, modalityName, wavesOf, yearsText } from './fleet.ts'
import { areaName, type ScenarioInput, type ScenarioState, scenarioYears } from './state.ts'

const units = bare(0)
const wte = bare(2)

/** "Linear accelerator, North West" */
const whereOf = (state: ScenarioState): string => `${modalityName(state)}, ${areaName(state, state.question.area)}`

/** What is taken for granted about ages: "replaced at an age of 10 years (…)". */
function ageText(state: ScenarioState): string {
  const { life, words: because } = lifeOf(state)
  return `replaced at an age of ${yearsText(life)} (${because.replace(/\.$/, '')})`
}

/** Replacements by year and area. */
function waveContent(input: ScenarioInput): PanelContent<Columns> {
  const { question, path } = input
  const { early, late } = question.equipment
  const window =
    early === 0 && late === 0
      ? 'in the year in which it is due'
      : `up to ${yearsText(early)} early and ${yearsText(late)} late`
  const subtitle = `${whereOf(input)}: units to be replaced by year, ${scenarioYears(input)}; ${ageText(input)}, each ${window}. Bars: planned; dots: due. An age is an assumption, never a rule`
  const fleet = fleetIn(input, question.area)
  if ('because' in fleet)
    return lacking(`${whereOf(input)}: replacements`, subtitle, `There is no figure: ${fleet.because}`)
  const waves = wavesOf(input)
  const own = waves[0]?.wave
  if (!own) return lacking(`${whereOf(input)}: replacements`, subtitle, 'There is no figure')
  const sum = own.due.reduce((all, one) => all + one, 0)
  return {
    title: `${whereOf(input)}: ${sum} due for replacement by ${path.years.at(-1)}, at most ${own.peak} planned in a year`,
    subtitle,
    sentences: [
      ...(own.overdue > 0 ? [`${own.overdue} had reached the age before ${own.years[0]} and stand in that year.`] : []),
      own.moved > 0
        ? `The busiest year has ${own.peak} where it had ${own.peakBefore}, for ${yearsText(own.moved)} of moves in all.`
        : `The busiest year has ${own.peak}; nothing is moved.`,
      ...(own.after > 0 ? [`${own.after} are planned later than ${own.years.at(-1)}.`] : []),
    ],
    table: {
      columns: [
        column('area', 'Area', false),
        column('year', 'Year', false),
        column('due', 'Due, units'),
        column('planned', 'Planned, units'),
      ],
      rows: waves.flatMap(({ area, wave }) =>
        wave.years.map((year, at) => ({
          key: `${area}-${year}`,
          area,
          cells: [
            words(areaName(input, area)),
            words(String(year)),
            figure(wave.due[at] ?? 0, units),
            figure(wave.planned[at] ?? 0, units),
          ],
        })),
      ),
    },
    body: {
      kind: 'columns',
      years: own.years,
      bars: own.planned,
      marks: own.due,
      names: ['planned', 'due'],
      unit: 'units',
    },
    lacks: null,
  }
}

export const wavePanel: PanelSpec<ScenarioInput, Columns> = {
  label: 'Equipment to be replaced',
  compose: waveContent,
  ground: groundOfFleet('Units to be replaced', 'units', false),
}

/** Acceptance and commissioning against staff in post. */
function workContent(input: ScenarioInput): PanelContent<Columns> {
  const { question, path } = input
  const { equipment } = question
  const title = `${whereOf(input)}: acceptance and commissioning`
  const subtitle = `${whereOf(input)}: WTE by year for what is planned, ${scenarioYears(input)}: units × weeks a unit ÷ working weeks of one WTE, both given by the reader as none are in print; against scientists in post, middle line, start: ${input.start.name}; ${ageText(input)}`
  const fleet = fleetIn(input, question.area)
  if ('because' in fleet) return lacking(title, subtitle, `There is no figure: ${fleet.because}`)
  const wave = replacementWave(fleet, lifeOf(input).life, equipment, path.years)
  const staff = new Map(path.years.map((year, at) => [year, path.wte[at] ?? 0]))
  const rows = commissioningWork(wave, equipment, staff)
  if ('because' in rows) return lacking(title, subtitle, `There is no figure: ${rows.because}`)
  const most = rows.reduce((a, b) => ((b.wte.value ?? 0) > (a.wte.value ?? 0) ? b : a))
  const share = most.shareOfStaff?.value ?? null
  const shareText = share === null ? '' : `, ${share.toFixed(1)}% of those in post`
  return {
    title: `${title} take up to ${wteText(most.wte.value ?? 0)} in ${most.year}${shareText}`,
    subtitle,
    sentences: [],
    table: {
      columns: [
        column('year', 'Year', false),
        column('units', 'Planned, units'),
        column('wte', 'Work, WTE'),
        column('staff', 'In post, middle line, WTE'),
        column('share', 'Work, % of those in post'),
      ],
      rows: rows.map(({ year, units: planned, wte: work, shareOfStaff }) => ({
        key: String(year),
        area: null,
        cells: [
          words(String(year)),
          figure(planned, units),
          figure(work.value ?? 0, wte),
          figure(staff.get(year) ?? 0, bare(1)),
          shareOfStaff?.value == null ? notApplicable : figure(shareOfStaff.value, bare(1)),
        ],
      })),
    },
    body: {
      kind: 'columns',
      years: rows.map(({ year }) => year),
      bars: rows.map(({ wte: work }) => work.value ?? 0),
      marks: rows.map(() => null),
      names: ['work', null],
      unit: 'WTE',
    },
    lacks: null,
  }
}

export const workPanel: PanelSpec<ScenarioInput, Columns> = {
  label: 'Acceptance and commissioning',
  compose: workContent,
  ground: groundOfFleet('Acceptance and commissioning', 'WTE', true),
}

/** Activity of each year: that of the first, grown with incidence. */
function demandBy({ question, path, requirement }: ScenarioState): readonly (number | NoFigure)[] {
  const { demand } = question.equipment
  const first = path.years[0] ?? 0
  return path.years.map((year) => {
    if (demand === null) return noFigure('the activity of the first year is not given')
    const growth = growthBetween(requirement.projections, 'incidence', lineageOf(question.area), first, year)
    return growth.kind === 'absent' ? growth : demand * growth.factor
  })
}

/** Units within the age, and those that demand asks for. */
function fitContent(input: ScenarioInput): PanelContent<Columns> {
  const { question, path } = input
  const subtitle = `${whereOf(input)}: units within the age at the end of each year where none is replaced, ${scenarioYears(input)}; ${ageText(input)}. Dots: units that the activity asks for, which grows with cancer incidence; a unit within the age may still be unfit`
  const fleet = fleetIn(input, question.area)
  const title = `${whereOf(input)}: fit for purpose`
  if ('because' in fleet) return lacking(title, subtitle, `There is no figure: ${fleet.because}`)
  const rows = fleetByYear(fleet, lifeOf(input).life, path.years, demandBy(input), question.equipment.perUnit)
  const end = rows.at(-1)
  const needed = rows.map(({ unreplaced }) => (unreplaced.kind === 'value' ? unreplaced.needed : null))
  const ratio = (one: (typeof rows)[number]['unreplaced']) =>
    one.kind === 'value' ? figure(one.ratio, wte) : notApplicable
  return {
    title: `${whereOf(input)}: ${end?.fitness.fit ?? 0} of ${end?.fitness.units ?? 0} are within the age in ${end?.year} where none is replaced`,
    subtitle,
    sentences:
      end?.replaced.kind === 'value'
        ? [
            `In ${end.year} the activity asks for ${end.replaced.needed.toFixed(1)} units: there are ${end.replaced.ratio.toFixed(2)} of what is needed where each is replaced in time.`,
          ]
        : [`Whether they are enough is not known: ${end?.replaced.because}.`],
    table: {
      columns: [
        column('year', 'Year', false),
        column('units', 'Units'),
        column('fit', 'Within the age, none replaced'),
        column('needed', 'Needed, units'),
        column('unreplaced', 'Held over needed, none replaced'),
        column('replaced', 'Held over needed, each replaced in time'),
      ],
      rows: rows.map(({ year, fitness, unreplaced, replaced }, at) => ({
        key: String(year),
        area: null,
        cells: [
          words(String(year)),
          figure(fitness.units, units),
          figure(fitness.fit, units),
          needed[at] == null ? notApplicable : figure(needed[at] ?? 0, bare(1)),
          ratio(unreplaced),
          ratio(replaced),
        ],
      })),
    },
    body: {
      kind: 'columns',
      years: path.years,
      bars: rows.map(({ fitness }) => fitness.fit),
      marks: needed,
      names: ['within the age', 'needed'],
      unit: 'units',
    },
    lacks: null,
  }
}

export const fitPanel: PanelSpec<ScenarioInput, Columns> = {
  label: 'Equipment against demand',
  compose: fitContent,
  ground: groundOfFleet('Units within the age', 'units', false),
}
