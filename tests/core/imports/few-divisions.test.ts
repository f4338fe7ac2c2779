import { expect, test } from 'vitest'
import { type Constraint, equalTo, inRange, solve } from 'yalps'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { placeId } from '#core/disclosure/protect.ts'
import type { Observation } from '#core/domain/cell.ts'
import { type DividedFigure, hiddenOf } from '#core/imports/guard/divisions.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { realContext } from './context.ts'
import { openAndCheck, realDesk } from './open-and-check.ts'

const question = 'persons:few'
const heads =
  'Date,NHSE_Region_Code,NHSE_Region_Name,ICS code,ICS name,Org code,Org name,Main Staff Group,Staff Group 1,Staff Group 2,Care Setting,Level,AfC Band,Total FTE'

/** Employers of two regions, two boards and more than one ITL1 region. */
const employers = [
  ['Y60', 'Midlands', 'QJM', 'NHS Lincolnshire Integrated Care Board', 'RWD'],
  ['Y60', 'Midlands', 'QJM', 'NHS Lincolnshire Integrated Care Board', 'RY5'],
  ['Y60', 'Midlands', 'QNC', 'NHS Staffordshire and Stoke-on-Trent Integrated Care Board', 'RJE'],
  ['Y56', 'London', 'QRV', 'NHS North West London Integrated Care Board', 'RYJ'],
  ['Y56', 'London', 'QRV', 'NHS North West London Integrated Care Board', 'R1K'],
] as const
const specialties = ['Medical Physics', 'Clinical Engineering'] as const
const qualified = 'Professionally qualified clinical staff,ST&T staff,Healthcare scientists'
const support = 'Support to clinical staff,Support to ST&T staff,Support to healthcare scientists'
const levels = [
  [qualified, 'Healthcare Scientist', 'scientist'],
  [qualified, 'Consultant Healthcare Scientist', 'consultant'],
  [support, 'Healthcare Science Assistant', 'assistant'],
  [support, 'Healthcare Science Associate', 'associate'],
] as const
const bands = ['Band 6', 'Band 7'] as const

/** One kind of staff of one employer, with how many there are. */
type Kind = { readonly employer: number; readonly specialty: number; readonly level: number; readonly band: number }
const kinds: readonly Kind[] = employers.flatMap((_, employer) =>
  specialties.flatMap((_s, specialty) =>
    levels.flatMap((_l, level) => bands.map((_b, band) => ({ employer, specialty, level, band }))),
  ),
)

const lineOf = ({ employer, specialty, level, band }: Kind, fte: number): string => {
  const [group, name] = levels[level] ?? levels[0]
  const employed = employers[employer] ?? employers[0]
  return [
    '30/11/2025',
    ...employed,
    `Employer ${employer}`,
    group,
    specialties[specialty],
    name,
    bands[band],
    fte,
  ].join(',')
}

const read = (lines: readonly string[], answers = {}) =>
  openAndCheck('November.csv', new TextEncoder().encode([heads, ...lines].join('\n')), answers)

/** Every figure of the file's own, with the indicator that it is of. */
function figuresOf(lines: readonly string[], answer: string): readonly (Observation & { readonly id: string })[] {
  const draft = read(lines, { [question]: answer }).checked?.draft
  if (!draft) throw new Error('no draft')
  const files = (Object.values(draft.files) as IndicatorFile[]).filter(({ columns }) => columns !== undefined)
  return files.flatMap((file) =>
    decodeDataset(file).observations.flatMap((one) => (one.source === 'own-test' ? [{ ...one, id: file.id }] : [])),
  )
}

/** Areas that the staff of an employer count for, seen from a file of that employer alone. */
const areasOf = employers.map(
  (_, employer) =>
    new Set(
      figuresOf(
        kinds.filter((kind) => kind.employer === employer).map((kind) => lineOf(kind, 100)),
        'keep',
      ).map(({ area }) => area),
    ),
)

/** Whether staff of a kind are among those that a figure counts; shares count their numerator. */
function counts({ id, area, dims }: Observation & { readonly id: string }, kind: Kind): boolean {
  if (!areasOf[kind.employer]?.has(area)) return false
  if (dims.group !== undefined)
    return (
      dims.group === 'all' ||
      dims.group === (kind.level < 2 ? 'healthcare-scientists' : 'support-to-healthcare-scientists')
    )
  if (dims.specialty !== 'both' && dims.specialty !== ['medical-physics', 'clinical-engineering'][kind.specialty])
    return false
  if (dims.band !== undefined) return dims.band === ['6', '7'][kind.band]
  if (dims.level === 'all') return true
  if (dims.level === 'qualified') return kind.level < 2
  if (dims.level === 'support' && id === 'mpce-staff') return kind.level >= 2
  return dims.level === levels[kind.level]?.[2]
}

const wholeOf = (one: Observation & { readonly id: string }) => ({
  ...one,
  id: 'mpce-staff',
  dims: { specialty: one.dims.specialty ?? '', level: 'all' },
})

/** The range of a figure for whoever knows all that is shown, by a library's solver: kinds of staff add up to it, and none is below 0. */
function rangeOf(sought: Observation & { readonly id: string }, shown: ReturnType<typeof figuresOf>, truth: Truth) {
  const constraints = new Map<string, Constraint>()
  const variables = new Map(kinds.map((_, at) => [`kind ${at}`, new Map<string, number>()]))
  const add = (name: string, one: Observation & { readonly id: string }) => {
    for (const [at, kind] of kinds.entries()) if (counts(one, kind)) variables.get(`kind ${at}`)?.set(name, 1)
  }
  for (const [at, one] of shown.entries()) {
    if (one.cell.kind === 'absent') continue
    const isShare = one.id !== 'mpce-staff' && one.dims.group === undefined
    const half = isShare ? (0.0501 * sumOf(wholeOf(one), truth)) / 100 : 0
    const sum = isShare ? (one.cell.value * sumOf(wholeOf(one), truth)) / 100 : one.cell.value
    constraints.set(`shown ${at}`, half > 0 ? inRange(sum - half, sum + half) : equalTo(sum))
    add(`shown ${at}`, one)
  }
  add('sought', sought)
  const [lower, upper] = (['minimize', 'maximize'] as const).map((direction) => {
    const { status, result } = solve({ direction, objective: 'sought', constraints, variables })
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    if (status !== 'optimal') throw new Error(status)
    return result
  })
  return (upper ?? 0) - (lower ?? 0)
}

type Truth = readonly number[]
const sumOf = (one: Observation & { readonly id: string }, truth: Truth): number =>
  kinds.reduce((sum, kind, at) => sum + (counts(one, kind) ? (truth[at] ?? 0) : 0), 0)

const { next: random } = seededRandom(2511)
const few = (amount: number) => amount > 0 && amount < 5

/** Files with a few small numbers, with many, and with employers that have hardly anybody. */
const truths: readonly Truth[] = Array.from({ length: 12 }, (_, file) => {
  const sparse = new Set(employers.flatMap((_e, at) => (random() < 0.2 ? [at] : [])))
  const noneOf = new Set(levels.flatMap((_l, at) => (file % 3 === 0 && random() < 0.3 ? [at] : [])))
  return kinds.map(({ employer, level }) => {
    if (noneOf.has(level)) return 0
    if (sparse.has(employer)) return random() < 0.1 ? 1 + Math.floor(3 * random()) : 0
    return random() < ([0.02, 0.2, 0.5][file % 3] ?? 0) ? Math.floor(4 * random()) : 8 + Math.floor(40 * random())
  })
})

test('in random workforce files no figure of few staff is within 5 of the truth by all that is shown of all indicators', () => {
  let [hidden, published, tried] = [0, 0, 0]
  for (const truth of truths) {
    const lines = kinds.map((kind, at) => lineOf(kind, truth[at] ?? 0))
    const shown = figuresOf(lines, 'withhold')
    for (const one of shown) {
      const amount = sumOf(one, truth)
      if (one.cell.kind === 'absent') hidden += 1
      else published += 1
      if (few(amount))
        expect(one.cell, JSON.stringify([one.id, one.area, one.dims])).toMatchObject({ reason: 'suppressed' })
    }
    const small = shown.filter((one) => few(sumOf(one, truth)))
    for (const one of small.filter(() => random() < 14 / small.length)) {
      expect(rangeOf(one, shown, truth), JSON.stringify([one.id, one.area, one.dims])).toBeGreaterThan(5)
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(60)
  expect(hidden).toBeGreaterThan(500)
  expect(published).toBeGreaterThan(100)
})

const one = (division: DividedFigure['division'], level: DividedFigure['level'], amount: number): DividedFigure => ({
  division,
  level,
  amount,
})
const hidden = (figures: readonly DividedFigure[], workDivides = false) => {
  const { levels: areas, divisions } = hiddenOf(figures, 6, workDivides)
  return [...areas, ...divisions]
}

test.each([
  ['nothing where all are 0 or large', [one('all', 'region', 6), one('grade', 'region', 0)], []],
  ['5.2 FTE are six persons at least', [one('grade', 'region', 5.2)], []],
  ['a level of areas with the small sum of an area', [one('all', 'region', 3)], ['region']],
  ['ITL1 regions with boards', [one('all', 'board', 3)], ['board', 'ITL1 region']],
  ['ITL1 regions with employers', [one('all', 'employer', 3)], ['employer', 'ITL1 region']],
  ['a division at every level', [one('band', 'country', 3)], ['band', 'specialty and band']],
  [
    'levels of staff with their grades',
    [one('grade', 'region', 3)],
    ['grade', 'specialty and grade', 'level', 'specialty and level'],
  ],
  [
    'a small part in a level that is gone costs nothing more',
    [one('all', 'region', 3), one('grade', 'region', 2)],
    ['region'],
  ],
  ['areas of work by themselves', [one('area of work', 'board', 3)], ['area of work']],
] as const)('suppresses %s', (_, figures, expected) => {
  expect(hidden(figures)).toEqual(expected)
})

test('areas of work that tell specialties or grades apart go with them, and stay otherwise', () => {
  const figures = [one('specialty', 'region', 3), one('area of work', 'region', 40)]
  expect(hidden(figures, true)).toContain('area of work')
  expect(hidden(figures)).not.toContain('area of work')
})

/** Three scientists of medical physics in a region, one at each of its employers. */
const isRare = ({ employer, specialty, level }: Kind) => employer < 3 && specialty === 0 && level === 0
const lines = kinds.map((kind) => lineOf(kind, isRare(kind) ? 1 - kind.band : 20))

test('it is asked as of any table, nothing is made before, and the version says what was answered', () => {
  expect(read(lines).checked?.draft).toBeNull()
  expect(read(lines).questions).toEqual([
    expect.stringMatching(/^Suppress small numbers of persons\? Below 5: \d+ figures?, /),
  ])
  expect(read(kinds.map((kind) => lineOf(kind, 20))).questions).toEqual([])
  const kept = read(lines, { [question]: 'keep' }).checked?.draft
  expect(kept?.guard).toBeUndefined()
  expect(kept?.summary.at(-1)).toMatch(/^\d+ figures? of fewer than 5 persons shown, as you have said/)
  const guarded = read(lines, { [question]: 'withhold' }).checked?.draft
  expect(guarded?.summary.at(-1)).toBe('Suppressed whole: by specialty and level')
  expect(guarded?.guard?.policy).toEqual(realContext().policy)
  expect(guarded?.guard?.withheld.some(({ reasons }) => reasons.includes('few-persons'))).toBe(true)
  const [notes] = Object.values(guarded?.files ?? {}) as IndicatorFile[]
  expect(JSON.stringify(notes)).not.toContain('"value":3')
})

test('what was saved before is compared with a workforce file under the guard', () => {
  const desk = realDesk()
  const bytes = new TextEncoder().encode([heads, ...lines].join('\n'))
  const { sheets } = desk.open([{ name: 'November.csv', bytes }])
  const { target, today, policy } = realContext()
  const place = placeId({
    area: 'E40000011',
    period: '2025-11-30',
    dims: { specialty: 'medical-physics', level: 'scientist' },
  })
  const checked = desk.check({
    sheets: sheets.flatMap(({ id, mapping }) => (mapping ? [{ id, mapping }] : [])),
    layer: null,
    answers: { [question]: 'withhold' },
    edits: [],
    target,
    today,
    policy,
    released: [{ name: 'November, version 1', values: { 'mpce-skill-mix': { [place]: 12.5 } } }],
  })
  expect(checked.groups.map(({ code }) => code)).toContain('known-by-exports')
})
