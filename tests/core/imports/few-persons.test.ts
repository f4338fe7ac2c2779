import { expect, test } from 'vitest'
import { equalTo, greaterEq, solve } from 'yalps'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Observation } from '#core/domain/cell.ts'
import { heldExtents } from '#core/domain/held.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { realContext } from './context.ts'
import { openAndCheck, realDesk, shortWords } from './open-and-check.ts'

const question = 'persons:few'
const yes = { [question]: 'withhold' }
const no = { [question]: 'keep' }

type Row = readonly [area: string, group: string, value: number | string]

const bytes = (heading: string, rows: readonly Row[]) =>
  new TextEncoder().encode(
    `area,year,group,${heading}\n${rows.map(([area, group, value]) => `${area},2024,${group},${value}`).join('\n')}\n`,
  )
const read = (rows: readonly Row[], answers = {}, heading = 'headcount') =>
  openAndCheck('counts.csv', bytes(heading, rows), answers)

/** "North East|All" → what the draft shows there, or null. */
function shownIn(rows: readonly Row[]): ReadonlyMap<string, Observation['cell']> {
  const draft = read(rows, yes).checked?.draft
  const [file] = Object.values(draft?.files ?? {}) as IndicatorFile[]
  if (!file) throw new Error('no draft')
  return new Map(decodeDataset(file).observations.map(({ area, dims, cell }) => [`${area}|${dims.group}`, cell]))
}

const england = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const others = ['W92000004', 'S92000003', 'N92000002']
const [uk, ofEngland] = ['K02000001', 'E92000001']
const regions = [...england, ...others]
const groups = ['physics', 'engineering', 'computing']

const sum = (values: readonly number[]) => values.reduce((added, value) => added + value, 0)

/** Rows with all totals over areas and groups. */
function withTotals(inner: ReadonlyMap<string, readonly number[]>): readonly Row[] {
  const ofArea = (area: string): readonly number[] => {
    const parts = area === uk ? regions : area === ofEngland ? england : [area]
    return groups.map((_, at) => sum(parts.map((part) => inner.get(part)?.[at] ?? 0)))
  }
  return [...regions, ofEngland, uk].flatMap((area) => {
    const own = ofArea(area)
    return [...groups.map((group, at): Row => [area, group, own[at] ?? 0]), [area, 'All', sum(own)] as Row]
  })
}

const { next: random } = seededRandom(7_2026)
const draw = (most: number) => Math.floor(random() ** 2 * (most + 1))
const tables = Array.from({ length: 24 }, () => {
  const most = [6, 30, 90][draw(2)] ?? 30
  const rows = withTotals(new Map(regions.map((area) => [area, groups.map(() => draw(most))])))
  // Some tables leave rows out, as publishers do.
  const isWhole = random() < 0.5
  return rows.filter(([area]) => isWhole || regions.indexOf(area) === -1 || random() > 0.15)
})

/** The sums that anybody knows of areas and groups, over places that a table lists or not. */
const relations: readonly (readonly string[])[] = [
  ...[...groups, 'All'].flatMap((group) =>
    [
      [uk, ...regions],
      [uk, ofEngland, ...others],
      [ofEngland, ...england],
    ].map((areas) => areas.map((area) => `${area}|${group}`)),
  ),
  ...[...regions, ofEngland, uk].map((area) => ['All', ...groups].map((group) => `${area}|${group}`)),
]

/** The range of a place by a library's solver: what is shown is held at its value, all else is 0 or more. It shares no line with the guard. */
function rangeOf(shown: ReadonlyMap<string, Observation['cell']>, sought: string) {
  const ids = new Set(relations.flat())
  const constraints = new Map(relations.map((_, at) => [`sum ${at}`, equalTo(0)]))
  const variables = new Map<string, Map<string, number>>()
  for (const id of ids) {
    const cell = shown.get(id)
    constraints.set(`is ${id}`, cell?.kind === 'value' ? equalTo(cell.value) : greaterEq(0))
    variables.set(id, new Map([[`is ${id}`, 1]]))
  }
  for (const [at, [total = '', ...parts]] of relations.entries()) {
    variables.get(total)?.set(`sum ${at}`, 1)
    for (const part of parts) variables.get(part)?.set(`sum ${at}`, -1)
  }
  variables.get(sought)?.set('sought', 1)
  const [lower, upper] = (['minimize', 'maximize'] as const).map((direction) => {
    const { status, result } = solve({ direction, objective: 'sought', constraints, variables })
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    if (status !== 'optimal') throw new Error(`${sought}: ${status}`)
    return result
  })
  return (upper ?? 0) - (lower ?? 0)
}

test('in random tables of persons no suppressed figure is within 5 of the truth by the sums of areas and groups', () => {
  let [hidden, published] = [0, 0]
  for (const rows of tables) {
    const shown = shownIn(rows)
    for (const [area, group, value] of rows) {
      const cell = shown.get(`${area}|${group === 'All' ? 'all' : group}`) ?? shown.get(`${area}|${group}`)
      if (Number(value) > 0 && Number(value) < 5) expect(cell?.kind).toBe('absent')
      if (cell?.kind === 'value') {
        expect(cell.value).toBe(value)
        published += 1
      }
    }
    const byName = new Map([...shown].map(([id, cell]) => [id.replace(/\|all$/, '|All'), cell]))
    for (const [id, cell] of byName)
      if (cell.kind === 'absent') {
        expect(cell.reason).toBe('suppressed')
        expect(rangeOf(byName, id), id).toBeGreaterThan(5)
        hidden += 1
      }
  }
  expect(hidden).toBeGreaterThan(200)
  expect(published).toBeGreaterThan(400)
})

const small: readonly Row[] = withTotals(
  new Map(regions.map((area, at) => [area, [at === 0 ? 3 : 40 + at, 50 + at, 60 + at]])),
)

test('it is asked, nothing can be accepted before the answer, and the answer can be changed', () => {
  const asked = read(small)
  expect(asked.checked?.draft).toBeNull()
  expect(asked.questions).toEqual([
    'Suppress small numbers of persons? Below 5: 1 figure, in which somebody might be recognised.',
  ])
  for (const answers of [yes, no]) {
    const seen = read(small, answers)
    expect(seen.checked?.draft).not.toBeNull()
    expect(seen.questions).toHaveLength(1)
  }
  expect(read(small, { [question]: 'anything else' }).checked?.draft).toBeNull()
})

test('under the guard the small one goes with a few others and a reason; otherwise every figure stays, and the version says so', () => {
  const guarded = read(small, yes).checked?.draft
  expect(guarded?.guard?.withheld.filter(({ reasons }) => reasons.length > 0)).toHaveLength(1)
  expect(guarded?.guard?.withheld.length).toBeGreaterThanOrEqual(4)
  expect(guarded?.guard?.withheld.length).toBeLessThanOrEqual(9)
  expect(shownIn(small).get('E12000001|physics')).toMatchObject({
    reason: 'suppressed',
    because: 'fewer than 5 persons, or needed to hide a figure of so few',
  })
  expect(guarded?.summary.at(-1)).toMatch(/^1 figure of fewer than 5 persons suppressed, and \d more that/)
  const kept = read(small, no).checked?.draft
  expect(kept?.guard).toBeUndefined()
  expect(kept?.summary.at(-1)).toBe('1 figure of fewer than 5 persons shown, as you have said that they may be')
  expect(kept?.summary[1]).toBe(`${small.length} figures with a value`)
})

test('staff in WTE are counted as persons rounded up; machines and figures of five and more are not asked about', () => {
  const wte = (value: number): readonly Row[] => [
    ['E12000001', 'All', value],
    ['E12000002', 'All', 7.4],
  ]
  expect(read(wte(3.2), {}, 'wte').questions).toHaveLength(1)
  expect(read(wte(4.2), {}, 'wte').questions).toEqual([])
  expect(read(wte(0), {}, 'wte').questions).toEqual([])
  expect(read(wte(2), {}, 'machines').questions).toEqual([])
  expect(read(wte(2), {}, 'patients').questions).toHaveLength(1)
})

test('whole numbers of which nothing is said may be persons; others are not asked about', () => {
  const rows: readonly Row[] = [
    ['E12000001', 'All', 2],
    ['E12000002', 'All', 7],
  ]
  expect(read(rows, {}, 'value').questions).toHaveLength(1)
  expect(read([...rows, ['E12000003', 'All', 3.5]], {}, 'value').questions).toEqual([])
})

test('warnings about figures that look odd stay, whatever is suppressed', () => {
  const odd = small.map(([area, group, value]): Row => [area, group, area === uk && group === 'All' ? 99_998 : value])
  for (const answers of [{}, yes, no]) expect(shortWords(read(odd, answers))).toContain('warning totals-do-not-add-up')
})

test('a share is suppressed by its numerator', () => {
  const text =
    'area,year,vacancy rate (%),numerator,denominator\nE12000001,2024,20,2,10\nE12000002,2024,30,30,100\nE12000003,2024,31,31,100\n'
  const seen = openAndCheck('shares.csv', new TextEncoder().encode(text), yes)
  expect(seen.questions).toHaveLength(1)
  const withheld = seen.checked?.draft?.guard?.withheld.map(({ area }) => area)
  expect(withheld).toEqual(['E12000001'])
})

test('what was saved before is compared with a table under the guard', () => {
  const desk = realDesk()
  const { sheets } = desk.open([{ name: 'counts.csv', bytes: bytes('headcount', small) }])
  const { target, today, policy } = realContext()
  const id = `own-${target.dataset}`
  const values = { [id]: { 'area=E12000001|group=physics|period=2024': 3 } }
  const request = {
    sheets: sheets.flatMap(({ id: sheet, mapping }) => (mapping ? [{ id: sheet, mapping }] : [])),
    layer: null,
    answers: yes,
    edits: [],
    target,
    today,
    policy,
    released: [{ name: 'Counts, version 1', values }],
  }
  const warned = desk.check(request).groups.map(({ code }) => code)
  expect(warned).toContain('known-by-exports')
})

test('where all figures of a choice are suppressed its period is still held, so that the map says suppressed', () => {
  const rows = england.slice(0, 3).flatMap((area): readonly Row[] => [
    [area, 'physics', 30],
    [area, 'computing', 2],
  ])
  const [indicator] = read(rows, yes).checked?.draft?.entry.indicators ?? []
  if (!indicator) throw new Error('no draft')
  const held = (group: string) => heldExtents(indicator, { group }).find(({ geography }) => geography === 'itl1')
  expect(held('physics')?.periods).toEqual([{ period: '2024', areas: 3 }])
  expect(held('computing')?.periods).toEqual([{ period: '2024', areas: 0 }])
})

test('the first rows show a small number as suppressed as soon as it is, and as it stands in the file while it is asked', () => {
  const rows: readonly Row[] = [
    ['E12000001', 'All', 3],
    ['E12000002', 'All', 30],
    ['E12000003', 'All', 40],
  ]
  const first = (answers: typeof yes | Record<string, never>) =>
    read(rows, answers).checked?.first.rows.map(({ cells }) => cells.at(-2))
  expect(first({})?.[0]).toBe('3')
  expect(first(yes)).toEqual(['suppressed', '30', '40'])
})

test('rows that are added up stand once among the first ones, with their sum', () => {
  const file = 'Area,Year,Ward,Beds\nE12000001,2024,A,11\nE12000001,2024,B,20\nE12000002,2024,A,31\n'
  const asked = openAndCheck('beds.csv', new TextEncoder().encode(file))
  expect(asked.questions).toHaveLength(1)
  const [question] = asked.checked?.questions ?? []
  const sum = question?.options.find(({ name }) => /add/i.test(name))
  const { checked } = openAndCheck('beds.csv', new TextEncoder().encode(file), { [question?.id ?? '']: sum?.id ?? '' })
  const shown = checked?.first.rows.map(({ row, cells }) => [row, ...cells])
  expect(checked?.draft).not.toBeNull()
  expect(shown).toEqual([
    [2, 'North East', '2024', '31', expect.any(String)],
    [4, 'North West', '2024', '31', expect.any(String)],
  ])
})
