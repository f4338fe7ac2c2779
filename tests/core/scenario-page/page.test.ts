import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { composeScenarioBrief } from '#core/brief/scenario-brief.ts'
import type { Observation } from '#core/domain/cell.ts'
import { runAreas } from '#core/scenario/asked-runs.ts'
import { firstQuestion, type GapQuestion, readQuestion } from '#core/scenario/question.ts'
import { needsOf } from '#core/scenario/question-need.ts'
import { type EquipmentAsked, firstEquipment } from '#core/scenario/question-parts.ts'
import { answerQuestion, middlePath } from '#core/scenario/question-run.ts'
import { requirementFileSchema, requirementPath } from '#core/scenario/requirement-file.ts'
import { sideBySide } from '#core/scenario/side-by-side.ts'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import type { HeldFleet } from '#core/scenario-page/fleet.ts'
import { composeScenario, scenarioPanels } from '#core/scenario-page/page.ts'
import { planPosts, postsSentences } from '#core/scenario-page/posts.ts'
import type { ScenarioState } from '#core/scenario-page/state.ts'
import { defaultView } from '#core/view/view.ts'
import { panelRows } from '#exports/export-panel.ts'
import { classColours } from '#figures/map/paint.ts'
import { rampOf, themes } from '#figures/theme.ts'
import { smallAtlas } from '../../fixtures/small-atlas.ts'
import { smallComparison } from '../compare/small-comparison.ts'

const built = (path: string): unknown => JSON.parse(readFileSync(`public/${path}`, 'utf8'))
const supply = v.parse(supplyFileSchema, built(supplyPath))
const requirement = v.parse(requirementFileSchema, built(requirementPath))
/** Six areas whose codes the start has too. */
const { plate } = smallComparison({ indicator: 'cases', per: null })
const areas = plate.areas.map(({ area }) => area)
const cases: Readonly<Record<string, number>> = Object.fromEntries(
  supply.starts[0]?.areas.map(({ code }, at) => [code, 15_000 + 4000 * at]) ?? [],
)

const machines: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(cases).map(([code, count]) => [code, Math.round(count / 1200)]),
)

const held: ScenarioState['held'] = {
  values: { 'new-cancers': cases, linacs: machines },
  words: { 'new-cancers': 'new cancer cases, 2019' },
  coverage: {},
  sources: { 'new-cancers': plate.trust.sources },
}

/** An equipment survey of the area: six of 2016, two of 2020. */
const [indicator] = smallAtlas.catalogue.indicators
if (!indicator) throw new Error('the small atlas holds no indicator')
const unitsOf = (period: string, value: number): Observation => ({
  area: firstQuestion.area,
  period,
  dims: { group: 'linac' },
  basis: null,
  cell: { kind: 'value', value, status: 'observed' },
  source: 'own-test',
  notes: [],
})
const fleet: HeldFleet = {
  surveys: [{ id: indicator.id, name: indicator.name }],
  observations: [unitsOf('2016', 6), unitsOf('2020', 2)],
  modalities: [{ id: 'linac', name: 'Linear accelerator' }],
  sources: plate.trust.sources,
  indicator,
}

/** The figures of a question as the screen has them once every run is there. */
function stateOf(asked: Partial<GapQuestion>): ScenarioState {
  const question = { ...firstQuestion, ...asked }
  const start = supply.starts.find(({ id }) => id === question.start)
  if (!start) throw new Error('no such start')
  const path = middlePath(supply, question)
  const chosen =
    needsOf(requirement, question, path.years, held.values).find(({ method }) => method.id === question.method) ?? null
  const need = chosen?.need.kind === 'value' ? (chosen.need.wte.at(-1) ?? null) : null
  return {
    supply,
    requirement,
    start,
    question,
    path,
    chosen,
    held,
    fleet,
    answer: answerQuestion(supply, question, need, 40),
    runs: runAreas(supply, question, 40),
    geography: plate.geography,
    areas,
    view: defaultView,
    dataVersion: 'test',
  }
}

const asked = {
  method: 'forte-radiotherapy',
  inputs: { 'new-cancers': 43_000 },
  moves: [{ lever: 'training-places', amount: 12, because: 'a test' }],
  equipment: { ...firstEquipment, early: 1, late: 1, weeks: 14, workingWeeks: 42, demand: 50_000, perUnit: 7084 },
} as const
const state = stateOf(asked)
const { plate: gaps, panels } = composeScenario(state)
const columnOf = (name: keyof typeof panels, id: string) => {
  const { columns, rows } = panels[name].table
  const at = columns.findIndex((column) => column.id === id)
  return new Map(rows.map(({ key, cells }) => [key, cells[at]?.raw]))
}

test('every panel is drawn, bears its marks, and says its runs and its start', () => {
  expect(Object.keys(panels)).toEqual(Object.keys(scenarioPanels))
  for (const panel of Object.values(panels)) {
    expect(panel.lacks, panel.label).toBe(null)
    // Equipment is the reader's own and rests on no start, but where its work stands against staff.
    const isOwn = panel.id.panel === 'wave' || panel.id.panel === 'fit'
    expect(panel.titled().marks, panel.label).toEqual(isOwn ? ['scenario'] : ['scenario', 'illustrative'])
    if (!isOwn) expect(panel.subtitle, panel.label).toContain('Sample baseline, 2025')
    // In the dark theme the darker of two bands is the other one.
    expect(panel.subtitle, panel.label).not.toMatch(/\b(?:dark|light)(?:er)? band/i)
    const [header = [], ...rows] = panelRows(panel, 'https://example.org/')
    expect(rows.length, panel.label).toBeGreaterThan(0)
    expect(rows[0]?.[header.indexOf('Mark')]).toBe(
      `Scenario, never a forecast${isOwn ? '' : '; Illustrative sample: made-up returns, not real data'}`,
    )
  }
})

test('the subtitle of every panel, which is all that a scene says of it, names what it is of and, but for those of all areas, where', () => {
  for (const { subtitle, label, id } of Object.values(panels)) {
    const isFleet = ['wave', 'work', 'fit'].includes(id.panel)
    expect(subtitle.toLowerCase(), label).toContain(isFleet ? 'linear accelerator' : 'radiotherapy physics')
    if (!['gap', 'areas', 'sign'].includes(id.panel)) expect(subtitle, label).toContain('North West')
  }
})

test('the area that is asked about has the same runs on the map as in its own answer', () => {
  expect(state.runs?.find(({ area }) => area === 'E12000002')?.bands).toEqual(state.answer?.bands)
})

test('each gap is what is required less the middle of the runs, and the map shows the same', () => {
  const [staff, required, gap] = (['staff', 'required', 'gap'] as const).map((id) => columnOf('gap', id))
  for (const { area, cell } of gaps.areas) {
    expect(cell.kind, area.name).toBe('value')
    if (cell.kind !== 'value') continue
    const expected = Number(required?.get(area.code)) - Number(staff?.get(area.code))
    expect(Number(gap?.get(area.code))).toBeCloseTo(expected, 6)
    expect(cell.value).toBeCloseTo(expected, 6)
  }
  // The reader's own figure counts where it was given, that of the atlas elsewhere.
  const ratio = (code: string) => Number(required?.get(code)) / (code === 'E12000002' ? 43_000 : (cases[code] ?? 0))
  expect(ratio('E12000003')).toBeCloseTo(ratio('E12000002'), 9)
})

test('the year of the maps moves the maps and not the runs', () => {
  const early = composeScenario({ ...state, question: { ...state.question, shown: 2030 } })
  expect(early.plate.trust.periodText).toBe('2030')
  expect(early.panels.gap.subtitle).toContain(', 2030;')
  expect(early.panels.fan.title).toBe(panels.fan.title)
  expect(early.plate.areas.map(({ text }) => text)).not.toEqual(gaps.areas.map(({ text }) => text))
})

test('a link that leaves asks the same question', () => {
  expect(readQuestion(gaps.view.scenario ?? '')).toEqual(state.question)
  expect(gaps.view.screen).toBe('scenario')
})

test('without a method there is no map of the gap, and it says why; the other figures stand', () => {
  const bare = composeScenario({ ...state, question: firstQuestion, chosen: null })
  expect(bare.panels.gap.lacks).toBe('Choose a method of requirement: none is preselected')
  expect(bare.plate.areas.map(({ cell }) => cell)).toContainEqual(
    expect.objectContaining({ because: 'no gap without a method and its runs' }),
  )
  expect(bare.panels.areas.lacks).toBe(null)
  expect(bare.panels.steps.lacks).toBe('No lever is changed: the scenario is the base')
})

test('scenarios that are kept stand beside the others by name, against the one that is asked for, on one figure and in one table', () => {
  const kept = [
    { name: '', ready: 'climate', moves: [{ lever: 'leaving', amount: 9, because: '' }] },
    { name: 'More places', ready: null, moves: [{ lever: 'training-places', amount: 20, because: '' }] },
  ]
  if (!state.answer) throw new Error('there are no runs')
  const question = { ...state.question, beside: { against: 'kept-1', kept } }
  const answer = { ...state.answer, beside: sideBySide(supply, question, null, 20) }
  const { beside } = composeScenario({ ...state, question, answer }).panels
  expect(beside.title).toBe('No scenario has more than “More places” in 2035, in the middle of the runs')
  expect(beside.table.rows.map(({ cells }) => cells[0]?.text)).toEqual([
    'Base',
    'Climate and disease',
    'Safety, security and artificial intelligence',
    'Workforce and skills',
    'Scenario 1',
    'More places',
    'As the levers are now',
  ])
  expect(beside.table.rows.find(({ key }) => key === 'kept-1')?.cells.map(({ text }) => text)).toContain('0.0')
  expect(beside.body?.rows.map(({ key }) => key)).toEqual(['base', 'climate', 'safety', 'workforce', 'kept-0', 'own'])
  expect(beside.subtitle).toContain('“More places” against itself is 0 in every run')
})

test('scenarios stand side by side in every year, with their differences run by run, and say how many reach the requirement', () => {
  const { paths, beside } = panels
  const [id, first, last] = ['base', state.path.years[0], state.path.years.at(-1)]
  const differences = (['low', 'more', 'high'] as const).map((end) => columnOf('paths', end))
  expect(paths.body?.fans.map(({ code }) => code)).toEqual(state.answer?.beside.map((one) => one.id))
  for (const { code, fan } of paths.body?.fans ?? []) {
    for (const [at, year] of state.path.years.entries())
      expect(columnOf('paths', 'p50').get(`${code}-${year}`)).toBeCloseTo(fan.bands[at]?.[2] ?? Number.NaN, 6)
    // All start alike; the last year is what the figure of the last year says.
    expect(differences.map((column) => column.get(`${code}-${first}`))).toEqual([0, 0, 0])
    expect(differences.map((column) => column.get(`${code}-${last}`))).toEqual(
      (['low', 'more', 'high'] as const).map((end) => columnOf('beside', end).get(code)),
    )
  }
  const years = state.path.years.map((year) => differences.map((column) => column.get(`own-${year}`)))
  expect(new Set(years.map(String)).size).toBeGreaterThan(5)
  expect(state.path.years.every((year) => differences[1]?.get(`${id}-${year}`) === 0)).toBe(true)
  const required = Number(columnOf('paths', 'need').get(`${id}-${last}`))
  const reach = beside.table.rows.filter(({ key }) => Number(columnOf('beside', 'wte').get(key)) >= required).length
  expect(paths.title).toMatch(new RegExp(`^${reach} of ${beside.table.rows.length} scenarios reach the `))
  const bare = composeScenario({ ...state, chosen: null }).panels.paths
  expect(bare.title).toMatch(/^\d of 5 scenarios have fewer in post in 2035 than at the start$/)
})

test('the key of the gap names no class beyond the figures, and a colour is as strong for as much of either', () => {
  const { classes, breaks } = gaps
  expect(classes[0]?.count).toBeGreaterThan(0)
  expect(classes.at(-1)?.count).toBeGreaterThan(0)
  expect(classes.length).toBeLessThan(6)
  expect(breaks.map((limit, at) => limit + (breaks[breaks.length - 1 - at] ?? Number.NaN))).toEqual(breaks.map(() => 0))
  expect(classColours(gaps, themes.light)).toEqual(rampOf(themes.light, 'diverging', 6))
  for (const { index, lower, upper, count } of classes) {
    expect([lower, upper]).toEqual(breaks.slice(index, index + 2))
    expect(gaps.areas.filter(({ fill }) => fill?.kind === 'class' && fill.index === index)).toHaveLength(count)
  }
  expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(gaps.areas.length)
})

test('methods are counted in each area and never averaged', () => {
  const named = (id: string) => columnOf('sign', id)
  const count = (text: unknown) => (text === '' ? 0 : String(text).split('; ').length)
  for (const [area, verdict] of named('verdict')) {
    const [short, enough, open] = ['short', 'enough', 'open'].map((id) => count(named(id).get(area)))
    expect((short ?? 0) + (enough ?? 0) + (open ?? 0), area).toBe(3)
    expect(verdict === 'too few by every method', area).toBe(short === 3)
    expect(verdict === 'the methods contradict each other', area).toBe((short ?? 0) > 0 && (enough ?? 0) > 0)
  }
})

test('one method alone agrees with nobody, so that there is no map of it', () => {
  const alone = composeScenario({ ...state, held: { ...held, values: { 'new-cancers': cases } } })
  expect(alone.panels.sign.lacks).toBe('Fewer than two methods have a figure in any area')
})

test('posts go by each method to where they cut most, and those of every method are named so', () => {
  const found = planPosts(state, 8, 'total')
  expect(found?.plans.map(({ method }) => method).sort()).toEqual([
    'forte-radiotherapy',
    'iaea-rt-linac',
    'quarts-phys-linac',
  ])
  for (const { plan } of found?.plans ?? [])
    expect(plan.areas.reduce((sum, { posts }) => sum + posts, 0) + plan.unplaced).toBe(8)
  const every = found?.posts.filter(({ everyMethod }) => everyMethod) ?? []
  for (const { area, nth } of every)
    for (const { plan } of found?.plans ?? [])
      expect(plan.areas.find((one) => one.area === area)?.posts).toBeGreaterThanOrEqual(nth)
  const said = found ? postsSentences(state, found) : []
  expect(said[0]).toMatch(/^Under every method: |^No post stands in the same area under every method\.$/)
  expect(planPosts({ ...state, runs: null }, 8, 'total')).toBe(null)
})

test('equipment is replaced at the age in print, its peak is smoothed, its work stands against those in post, and demand says whether it is enough', () => {
  const [due, planned] = [columnOf('wave', 'due'), columnOf('wave', 'planned')]
  // Six of 2016 are due at ten years, in the middle of 2026; two of 2020 in 2030.
  expect([due.get('E12000002-2026'), due.get('E12000002-2030')]).toEqual([6, 2])
  expect(['2025', '2026', '2027'].map((year) => planned.get(`E12000002-${year}`))).toEqual([2, 2, 2])
  expect(panels.wave.title).toBe(
    'Linear accelerator, North West: 8 due for replacement by 2035, at most 2 planned in a year',
  )
  expect(columnOf('work', 'wte').get('2026')).toBeCloseTo((2 * 14) / 42, 9)
  const staff = Number(columnOf('work', 'staff').get('2026'))
  expect(columnOf('work', 'share').get('2026')).toBeCloseTo((100 * 2 * 14) / 42 / staff, 6)
  expect(columnOf('fit', 'fit').get('2026')).toBe(2)
  expect(columnOf('fit', 'needed').get('2025')).toBeCloseTo(50_000 / 7084, 9)
  expect(columnOf('fit', 'replaced').get('2025')).toBeCloseTo(8 / (50_000 / 7084), 9)
})

test('made-up units have their mark wherever their figures go', () => {
  const observations = fleet.observations.map((one): Observation => {
    return one.cell.kind === 'value' ? { ...one, cell: { ...one.cell, status: 'illustrative' } } : one
  })
  const made = composeScenario({ ...state, fleet: { ...fleet, observations } }).panels
  for (const name of ['wave', 'work', 'fit'] as const)
    expect(made[name].titled().marks, name).toEqual(['scenario', 'illustrative'])
})

test('each lever of the equipment moves a figure that is shown', () => {
  const tables = (change: Partial<EquipmentAsked>) => {
    const moved = composeScenario({
      ...state,
      question: { ...state.question, equipment: { ...asked.equipment, ...change } },
    })
    return JSON.stringify((['wave', 'work', 'fit'] as const).map((name) => moved.panels[name].table))
  }
  const now = tables({})
  const changes = [
    { life: 12 },
    { early: 0 },
    { late: 0 },
    { weeks: 7 },
    { workingWeeks: 40 },
    { demand: 1 },
    { perUnit: 9000 },
  ]
  for (const change of changes) expect(tables(change), JSON.stringify(change)).not.toBe(now)
})

test('where no fleet is held, or effort and demand are not given, the figures of equipment say so', () => {
  const none = composeScenario({ ...state, fleet: null }).panels
  for (const name of ['wave', 'work', 'fit'] as const)
    expect(none[name].lacks).toContain('no fleet by year of installation is held')
  const elsewhere = composeScenario({ ...state, question: { ...state.question, area: 'E12000003' } }).panels
  expect(elsewhere.wave.lacks).toContain('no fleet by year of installation is held for this area')
  const bare = composeScenario({ ...state, question: { ...state.question, equipment: firstEquipment } }).panels
  expect(bare.work.lacks).toContain('weeks of acceptance and commissioning for a unit are not given')
  expect(bare.fit.sentences.join(' ')).toContain('Whether they are enough is not known')
})

test('a brief has the answer, what it rests on, and its marks', () => {
  const moved = { lever: 'leaving', amount: 8, because: 'a target' }
  const brief = composeScenarioBrief(composeScenario(stateOf({ ...asked, moves: [moved] })))
  expect(brief.headline).toMatch(/would close the gap in radiotherapy physics, North West, by 2035/)
  expect(brief.marks.join(' ')).toMatch(/never a forecast.*made-up/i)
  expect(brief.map.id.panel).toBe('gap')
  expect(brief.panels.map(({ id }) => id.panel)).toEqual(['fan', 'steps'])
  expect(brief.alike.text).toBe('Leaving before retirement: 8 instead of 10.1 % of persons a year, because a target.')
  expect(brief.ledger.text).toContain('This is a scenario, never a forecast')
  expect(brief.unknown[0]).toContain('Age at retirement')
  expect(brief.sources.some((one) => one.includes('National Health Executive'))).toBe(true)
})

test('a brief without a method of requirement has the staff in post, and says that there is no gap', () => {
  const brief = composeScenarioBrief(composeScenario(stateOf({ method: null })))
  expect(brief.headline).toMatch(/WTE in post in 2035$/)
  expect(brief.ledger.text).toBe('No method of requirement was chosen, so there is no gap.')
  expect(brief.alike.text).toBe('Nothing: every parameter is at its base.')
})
