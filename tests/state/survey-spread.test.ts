import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import type { Return } from '#core/baseline/returns.ts'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { placeId, protect } from '#core/disclosure/protect.ts'
import { checkAnswer } from '#core/survey/check-answer.ts'
import { ownPlacesOf } from '#core/survey/definition.ts'
import { foretellSuppressed, goesOut } from '#core/survey/goes-out.ts'
import { ownUnits } from '#core/survey/own-place.ts'
import { regionsShown } from '#core/survey/region-spread.ts'
import { spreadFrom, unitsSpreads } from '#state/survey/last-round.ts'
import { Attacker, promised } from '../core/baseline/attacker.ts'
import { realPlaces } from '../core/imports/context.ts'
import { realDesk } from '../core/imports/open-and-check.ts'
import { surveyNamed } from '../core/survey/some-survey.ts'

const relaxed: DisclosurePolicy = {
  ...defaultPolicy,
  persons: { ...defaultPolicy.persons, fewest: 1 },
  departments: { ...defaultPolicy.departments, fewest: 1 },
  dominance: { ...defaultPolicy.dominance, on: false },
  closeness: { ...defaultPolicy.closeness, on: false },
}

const fewest = { persons: 5, departments: 3 }

const answer = (department: string, area: string, inPost: number): Return => ({
  surveyYear: '2026',
  department,
  area,
  specialty: 'ultrasound',
  profession: 'clinical-scientist',
  response: 'complete',
  posts: { establishment: inPost + 4, inPost, vacant: 4 },
  persons: {
    headcount: inPost + 1,
    ages: { age_under_35: 2, age_35_44: inPost - 4, age_45_54: 2, age_55_plus: 1 },
    experience: { experience_under_5: 2, experience_5_14: inPost - 4, experience_15_plus: 3 },
  },
})

const london = [11, 13, 12, 14, 10].map((posts, at) => answer(`L${at}`, 'E12000007', posts))
const yorkshire = [12, 11, 13, 14].map((posts, at) => answer(`Y${at}`, 'E12000003', posts))
const single = [answer('Swansea', 'W92000004', 17), answer('Belfast', 'N92000002', 9), answer('Hull', 'E12000001', 8)]

/** The spread of a dataset that is kept by some rules, and how many of its regions those rules show. */
async function spreadOfKept(returns: readonly Return[], policy: DisclosurePolicy) {
  const desk = realDesk()
  const target = { dataset: 'own', version: 1, name: 'Survey returns' }
  const { entry, files } = desk.remake({ returns, target, policy, today: '2026-11-30' })
  const indicator = entry.indicators.find(({ id }) => id === 'mpce-vacancy-rate')
  if (!indicator) throw new Error('no rate')
  const kept = Object.values(indicator.files).map(({ path }) => decodeDataset(files[path] as IndicatorFile))
  const version = {
    dataset: 'own',
    number: 1,
    accepted: '2026-11-30T20:00',
    files: [],
    rows: 0,
    summary: [],
    warnings: 0,
    entry,
  }
  const dataset = { id: 'own', name: 'Survey returns', table: 'survey', on: true, current: 1 }
  const of = { dataset, version } as unknown as Parameters<typeof spreadFrom>[0]
  const spread = await spreadFrom(
    of,
    { returns, kept },
    indicator,
    (area) => area,
    async (asked) => desk.remake(asked),
  )
  const shownByRules = new Set(
    kept.flatMap(({ observations }) => observations.flatMap(({ area, cell }) => (cell.kind === 'value' ? [area] : []))),
  )
  return { spread, shownByRules }
}

test('with the rules of a dataset relaxed to one department, no figure of a single department goes out to others', async () => {
  const { spread, shownByRules } = await spreadOfKept([...london, ...yorkshire, ...single], relaxed)
  expect(shownByRules.has('W92000004')).toBe(true)
  expect(spread && regionsShown([spread])).toEqual(['E12000007'])
  expect(goesOut(surveyNamed('staffing'), '2026', spread ? [spread] : [], fewest)[1]).toMatch(
    /^MPCE vacancy rate, 2026, of 1 region goes to everybody: E12000007\. .*at least 3 departments and 5 persons\.$/,
  )
})

test('a dataset of single departments gives no figure of a spread, and one with stricter rules gives nothing that it withholds', async () => {
  const alone = await spreadOfKept(single, relaxed)
  // Nobody was asked in the rest of England and of the kingdom.
  expect([...alone.shownByRules].sort()).toEqual(['E12000001', 'N92000002', 'W92000004'])
  expect(alone.spread && regionsShown([alone.spread])).toEqual([])
  expect(goesOut(surveyNamed('staffing'), null, alone.spread ? [alone.spread] : [], fewest).at(-1)).toMatch(
    /those of \d+ are all suppressed/,
  )
  expect(goesOut(surveyNamed('staffing'), null, [], fewest)).toContain('No figures of regions go out.')
  const strict = { ...defaultPolicy, departments: { ...defaultPolicy.departments, fewest: 5 } }
  const both = await spreadOfKept([...london, ...yorkshire], defaultPolicy)
  expect(both.spread && regionsShown([both.spread])).toContain('E12000003')
  const { spread } = await spreadOfKept([...london, ...yorkshire], strict)
  expect(spread ? regionsShown([spread]) : []).not.toContain('E12000003')
})

test('what goes out is a part of what the independent check has found to give nothing away', async () => {
  const returns = [...london, ...yorkshire, ...single]
  const { spread } = await spreadOfKept(returns, relaxed)
  const origin = { status: 'observed', source: 'own', notes: [] } as const
  const rates = protect(openBaseline(returns, baselineAreas, origin), defaultPolicy).indicators.get('mpce-vacancy-rate')
  const allowed = new Set(
    rates?.flatMap(({ area, dims, cell }) =>
      cell.kind === 'value' ? [`${area} ${dims.specialty} ${cell.value}`] : [],
    ),
  )
  const out = spread?.regions.filter(({ value }) => value !== null) ?? []
  expect(out.length).toBeGreaterThan(0)
  for (const { area, section, value } of out) expect(allowed).toContain(`${area} ${section} ${value}`)
  const attacker = new Attacker(returns, baselineAreas)
  const found = [[], ...attacker.contributors().map((one) => [one])].flatMap((coalition) =>
    attacker.widths(['inPost', 'vacant', 'headcount'], coalition, undefined, 'sensitive'),
  )
  expect(found.length).toBeGreaterThan(5)
  expect(
    found
      .filter(({ measure, width, persons }) => width <= promised(measure, persons))
      .map((one) => JSON.stringify(one).slice(0, 200)),
  ).toEqual([])
})

test('regions of which fewer departments are asked than the default rules want are named before anything is sent', () => {
  const invited = [...london, ...single].map(({ department, area }) => ({ department, area, areaName: area }))
  const leeds = { department: 'Leeds', area: 'Leeds', areaName: 'Leeds' }
  expect(foretellSuppressed([...invited, leeds], realPlaces().places, fewest.departments).tooSmall).toEqual([
    'North East (1)',
    'Yorkshire and The Humber (1)',
    'Northern Ireland (1)',
    'Wales (1)',
  ])
})

test('what goes with such regions, so that they do not follow from a total, is foretold too', () => {
  const told = (sizes: Readonly<Record<string, number>>) => {
    const invited = Object.entries(sizes).flatMap(([area, size]) =>
      Array.from({ length: size }, (_, at) => ({ department: `${area} ${at}`, area, areaName: area })),
    )
    return foretellSuppressed(invited, realPlaces().places, fewest.departments).beside
  }
  const [northEast, northWest, southEast, southWest, wales] = [
    'E12000001',
    'E12000002',
    'E12000008',
    'E12000009',
    'W92000004',
  ]
  expect(told({ [northEast]: 3, [southEast]: 4, [wales]: 3 })).toEqual([])
  // One of the two would know the other, so that a third goes; Wales would follow from the kingdom and England.
  expect(told({ [northEast]: 1, [northWest]: 5, [southEast]: 3, [southWest]: 1, [wales]: 1 })).toEqual([
    'South East (3)',
    'England (10)',
  ])
  // Of two and two the third needs nobody else; of all that are asked the sum goes too.
  expect(told({ [northEast]: 2, [northWest]: 5, [southEast]: 2, [southWest]: 2 })).toEqual([])
  expect(told({ [northEast]: 1, [southWest]: 1 })).toEqual(['England (2)', 'United Kingdom (2)'])
})

test('nations and the kingdom are foretold wherever the guard takes one of them', () => {
  const { places } = realPlaces()
  const [northEast, northWest, southEast, wales, scotland] = [
    'E12000001',
    'E12000002',
    'E12000008',
    'W92000004',
    'S92000003',
  ]
  const taken = [
    { [northWest]: 1, [southEast]: 4 },
    { [northWest]: 4, [southEast]: 1, [scotland]: 3 },
    { [northEast]: 3, [northWest]: 4, [southEast]: 3, [wales]: 3, [scotland]: 1 },
    { [northEast]: 1, [southEast]: 3, [scotland]: 1 },
  ].flatMap((sizes) => {
    const invited = Object.entries(sizes).flatMap(([area, size]) =>
      Array.from({ length: size }, (_, at) => ({ department: `${area} ${at}`, area, areaName: area })),
    )
    const returns = invited.map(({ department, area }, at) => answer(department, area, 9 + (at % 5)))
    const { withheld } = protect(
      openBaseline(returns, baselineAreas, { status: 'observed', source: 'own', notes: [] }),
      defaultPolicy,
    )
    const { beside, totals } = foretellSuppressed(invited, places, fewest.departments)
    return ['E92000001', 'K02000001'].flatMap((area) => {
      const place = placeId({ area, period: '2026', dims: { specialty: 'all', profession: 'all' } })
      const name = places.byCode.get(area)?.[0]?.name ?? area
      if (withheld.has(place)) expect([...beside, ...totals].join('; '), JSON.stringify(sizes)).toContain(name)
      return withheld.has(place) ? [name] : []
    })
  })
  expect(new Set(taken).size).toBe(2)
  expect(foretellSuppressed([], places, 3).totals).toEqual([])
})

/** Scanners of some departments as the importer keeps them: so many of CT each, with their year and hours. */
const scannerRows = (departments: readonly (readonly [name: string, area: string, count: number])[]) => [
  ['MR and CT equipment, 2025'],
  ['unit', 'site', 'area', 'modality', 'year_installed', 'hours_per_week', 'fitness', 'returned_by', 'response'],
  ...departments.flatMap(([name, area, count]) =>
    Array.from({ length: count }, (_, at) => [
      `CT ${at + 1}`,
      name,
      area,
      at % 3 === 2 ? 'MR scanner' : 'CT scanner',
      at % 2 === 0 ? '2012' : '2020',
      String(40 + 10 * at),
      at % 2 === 0 ? 'Not fit for purpose' : 'Fit for purpose',
      name,
      '',
    ]),
  ),
]

const towns = ['Aldgate', 'Brixton', 'Camden', 'Deptford', 'Ealing', 'Finchley']

/** Departments of an area, under names that nobody takes for one. */
const manyOf = (area: string, house: string, counts: readonly number[]) =>
  counts.map((count, at) => [`${towns[at]} ${house}`, area, count] as const)

/** The spreads of equipment that is kept by some rules, and what its table shows of a figure. */
async function unitsOfKept(departments: Parameters<typeof scannerRows>[0], policy: DisclosurePolicy | undefined) {
  const desk = realDesk()
  const target = { dataset: 'scanners', version: 1, name: 'Equipment' }
  const tables = [{ file: 'a.csv', name: '', rows: scannerRows(departments) }]
  const made = desk.remakeUnits({ tables, target, policy: policy ?? relaxed, today: '2025-11-30' })
  if (!made) throw new Error('nothing is made')
  const { entry, files } = made
  const storedIn = ({ files: own }: Pick<(typeof entry.indicators)[number], 'files'>) =>
    Object.values(own).map(({ path }) => decodeDataset(files[path] as IndicatorFile))
  const version = { number: 1, accepted: '2025-11-30T20:00', entry, ...(policy ? { policy } : {}) }
  const of = { dataset: { id: 'scanners', name: 'Equipment' }, version } as unknown as Parameters<
    typeof unitsSpreads
  >[0]
  const spreads = await unitsSpreads(
    of,
    ownPlacesOf(surveyNamed('mr-ct-equipment')),
    async (indicator) => storedIn(indicator),
    (area) => area,
    async (asked) => desk.remakeUnits({ ...asked, tables }),
  )
  const cellOf = (place: string, area: string, section: string) =>
    entry.indicators
      .filter(({ id }) => id === `own-scanners-${place}`)
      .flatMap(storedIn)
      .flatMap(({ observations }) => observations)
      .find((one) => one.area === area && one.dims.group === section)?.cell
  return { spreads, cellOf }
}

test('of equipment regions travel by measure and modality, as the default rules show them and the table does, and of a public list none', async () => {
  const departments = [
    ...manyOf('E12000007', 'Infirmary', [3, 4, 5, 3, 6, 4]),
    ...manyOf('E12000003', 'Memorial', [4, 4, 3, 5, 4]),
    ...manyOf('W92000004', 'Cottage', [4]),
  ]
  const { spreads, cellOf } = await unitsOfKept(departments, relaxed)
  expect(spreads.map(({ place, period }) => `${place} ${period}`)).toEqual([
    'per-department 2025',
    'old 2025',
    'hours 2025',
    'unfit 2025',
  ])
  expect(regionsShown(spreads)).not.toContain('W92000004')
  expect(regionsShown(spreads)).toContain('E12000007')
  let shown = 0
  for (const { place, regions } of spreads)
    for (const { area, section, value } of regions) {
      if (value === null) continue
      expect(cellOf(place, area, section), `${place} of ${area}`).toMatchObject({ kind: 'value', value })
      shown++
    }
  expect(shown).toBeGreaterThan(4)
  expect(goesOut(surveyNamed('mr-ct-equipment'), '2025', spreads, fewest)[1]).toMatch(
    /go to everybody: .*at least 3 departments\.$/,
  )
  expect((await unitsOfKept(departments, undefined)).spreads).toEqual([])
  const strict = { ...defaultPolicy, departments: { ...defaultPolicy.departments, fewest: 6 } }
  const few = await unitsOfKept(departments, strict)
  expect(regionsShown(few.spreads)).not.toContain('E12000003')
})

test('a department’s own figures of equipment are the atlas’s of a region that has it alone, and of one whose departments are all as it is', async () => {
  const alike = [...manyOf('E12000007', 'Infirmary', [4, 4, 4, 4]), ...manyOf('E12000003', 'Memorial', [5])]
  const { cellOf } = await unitsOfKept(alike, {
    ...relaxed,
    complementary: { ...defaultPolicy.complementary, singletons: false },
  })
  for (const [department, area] of [
    ['Aldgate Infirmary', 'E12000007'],
    ['Aldgate Memorial', 'E12000003'],
  ] as const) {
    const [, head = [], ...rows] = scannerRows(alike)
    const own = [head, ...rows.filter((row) => row[1] === department)]
    const { units } = checkAnswer({ table: 'equipment' }, 'a.csv', own, {
      places: realPlaces().places,
      today: '2026-11-30',
    })
    expect(units.length).toBeGreaterThan(3)
    for (const place of ownPlacesOf(surveyNamed('mr-ct-equipment'))) {
      const figures = ownUnits(units, place, 2025)
      expect([...figures.keys()].sort()).toEqual(['all', 'ct', 'mri'])
      for (const [section, value] of figures)
        expect(cellOf(place, area, section), `${place} ${section} of ${area}`).toMatchObject({ kind: 'value', value })
    }
  }
  expect(ownUnits([], 'old', 2025).size).toBe(0)
})
