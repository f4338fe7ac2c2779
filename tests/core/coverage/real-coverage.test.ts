import { describe, expect, test } from 'vitest'
import type { CoveragePage } from '#core/coverage/page.ts'
import { latestPeriod, latestSurvey, staffOf } from '#core/coverage/settle.ts'
import { siteStandingAt } from '#core/coverage/sites.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { quotePanel } from '#core/plate/quote.ts'
import type { WhatIfEdit } from '#core/view/coverage-view.ts'
import { demandFile, realCoverageData, realPage, tableNumber } from './real-coverage.ts'

/** Haversine as in the textbooks, with nothing shared with the code under test. */
function haversine(north1: number, east1: number, north2: number, east2: number): number {
  const turn = (degrees: number) => (degrees / 180) * Math.PI
  const across = Math.sin(turn(north2 - north1) / 2) ** 2
  const along = Math.cos(turn(north1)) * Math.cos(turn(north2)) * Math.sin(turn(east2 - east1) / 2) ** 2
  return 6371.0088 * 2 * Math.atan2(Math.sqrt(across + along), Math.sqrt(1 - across - along))
}

/** Sites are on the mainland but for those between these degrees, which are in Northern Ireland. */
const inNorthernIreland = (latitude: number, longitude: number) => longitude < -5.4 && latitude > 54 && latitude < 55.35

/** People within so many km, straight from the file: plain loops over places and sites. */
function bruteForce(km: number, crossing: boolean): number {
  const { places, pools, islands } = demandFile()
  const weight = new Map<number, number>()
  for (let at = 0; at < places.name.length; at += 1) {
    const pool = places.pool[at] ?? -1
    weight.set(pool, (weight.get(pool) ?? 0) + (places.weight[at] ?? 0))
  }
  let within = 0
  for (let at = 0; at < places.name.length; at += 1) {
    const pool = places.pool[at] ?? -1
    const people = ((pools[pool]?.people ?? 0) * (places.weight[at] ?? 0)) / (weight.get(pool) ?? 1)
    const island = islands[places.island[at] ?? -1]?.id ?? 'great-britain'
    for (const { latitude, longitude } of realCoverageData().siteSet.sites) {
      const land = inNorthernIreland(latitude, longitude) ? 'northern-ireland' : 'great-britain'
      if (!crossing && land !== island) continue
      if (haversine(places.latitude[at] ?? 0, places.longitude[at] ?? 0, latitude, longitude) > km) continue
      within += people
      break
    }
  }
  return within
}

/** The figures of the sample as if they were a reader's own returns. */
function ownReturns() {
  const { staff } = realCoverageData()
  const observations = (staff?.observations ?? []).map((one) =>
    one.cell.kind === 'value' ? { ...one, cell: { ...one.cell, status: 'observed' as const } } : one,
  )
  return staff && vouchFor({ ...staff, observations })
}

/** A column of a panel's table, added up. */
function columnSum({ panels }: CoveragePage, id: keyof CoveragePage['panels'], column: string): number {
  const { columns, rows } = panels[id].table
  const at = columns.findIndex((one) => one.id === column)
  return rows.reduce((sum, { cells }) => sum + Number(cells[at]?.raw), 0)
}

describe('the UK figure against a brute-force calculation', () => {
  test.each([15, 30, 45, 60])('people within %i km, to 0.1%', (km) => {
    const brute = bruteForce(km, false)
    const shown = tableNumber(realPage().page, 'bands', `within ${km} km`, 'people')
    expect(Math.abs(shown - brute) / brute).toBeLessThan(0.001)
  })

  test('and with leave to cross the sea', () => {
    const brute = bruteForce(45, true)
    const shown = tableNumber(realPage({ sea: true }).page, 'bands', 'within 45 km', 'people')
    expect(Math.abs(shown - brute) / brute).toBeLessThan(0.001)
    expect(brute).toBeGreaterThan(bruteForce(45, false))
  })
})

test('everybody is placed: people and people aged 65 and over add up to the published totals', () => {
  const { pools } = demandFile()
  const total = (pick: (pool: (typeof pools)[number]) => number) => pools.reduce((sum, pool) => sum + pick(pool), 0)
  expect(total(({ people }) => people)).toBe(67_596_281)
  expect(total(({ older }) => older)).toBe(12_736_451)
  // Regions come from an earlier state of the English register and add up to 0.7% less than the nations.
  expect(total(({ cancers }) => cancers) / 393_387).toBeGreaterThan(0.99)
  const points = realCoverageData().demand.points
  expect(points.reduce((sum, { need }) => sum + need.people, 0)).toBeCloseTo(67_596_281, 2)
})

test('towns stand where they belong', () => {
  const { points } = realCoverageData().demand
  const areaOf = (name: string) => points.filter((point) => point.name === name).map(({ area }) => area)
  expect(areaOf('Inverness')).toEqual(['S12000017'])
  expect(areaOf('Reading')).toContain('E06000038')
  expect(points.find(({ name }) => name === 'Stornoway')?.island).toBe('western-isles')
  expect(points.find(({ name }) => name === 'Rothesay')?.island).toBe('bute')
  expect(points.find(({ name }) => name === 'Portree')?.island ?? null).toBeNull()
  expect(points.find(({ name }) => name === 'Holyhead')?.island).toBeNull()
  expect(points.find(({ name }) => name === 'Belfast')?.island).toBe('northern-ireland')
})

test('natural catchments share out everybody who has a site on their land', () => {
  const { page } = realPage()
  const people = page.panels.catchments.table.rows.reduce((sum, { cells }) => sum + Number(cells[2]?.raw ?? 0), 0)
  const cut = columnSum(page, 'gaps', 'cut')
  expect(Math.abs(people + cut - 67_596_281)).toBeLessThan(400) // each row is rounded to a person
})

test('regions add up to the country', () => {
  const { page } = realPage()
  const regions = page.panels.regions.table.rows.reduce((sum, { cells }) => sum + Number(cells[2]?.raw ?? 0), 0)
  expect(Math.abs(regions - tableNumber(page, 'bands', 'within 45 km', 'people'))).toBeLessThan(12)
})

const shrewsbury: WhatIfEdit = {
  kind: 'add',
  id: 'n1',
  name: 'Aberystwyth',
  at: [-4.08, 52.41],
  machines: 2,
  staff: 5,
}

describe('what if', () => {
  test('a site in Aberystwyth brings more people within reach, and the sentence says how many', () => {
    const { page } = realPage({}, [shrewsbury])
    const gained =
      tableNumber(page, 'bands', 'within 45 km', 'people') - tableNumber(page, 'bands', 'within 45 km', 'people-before')
    expect(gained).toBeGreaterThan(50_000)
    expect(page.difference).toMatch(/^[\d,]+ more people within 45 km than now: (\d+\.\d)% → (?!\1)\d+\.\d%$/)
    const said = Number(/^([\d,]+)/.exec(page.difference ?? '')?.[1]?.replaceAll(',', ''))
    expect(Math.abs(said - gained) / gained).toBeLessThan(0.005)
  })

  test('everything drawn from it is marked, and nothing without it is', () => {
    const { plate, panels } = realPage({}, [shrewsbury]).page
    expect(plate.marks).toContain('what-if')
    expect(realPage().page.plate.marks).not.toContain('what-if')
    for (const panel of Object.values(panels)) expect(panel.titled().marks, panel.label).toContain('what-if')
  })

  test('only what the change touches is a what-if: a message that holds as things are says and is quoted as that', () => {
    const [now, before] = [realPage({}, [shrewsbury]).page, realPage().page]
    expect(now.plate.title).toMatch(/^What if: /)
    const held = Object.values(now.panels).map((panel) => {
      const actual = Object.values(before.panels).find(({ id }) => id.panel === panel.id.panel)
      const holds = panel.title === actual?.title
      if (!holds) expect(panel.title).toMatch(/^What if: /)
      expect(panel.holdsAnyway === true, panel.label).toBe(holds)
      expect(quotePanel(panel, panel.titled()).may, panel.label).toBe(holds ? 'estimate' : 'not')
      return holds
    })
    // Cumbria stays the area with the most people too far, whatever stands in Aberystwyth.
    expect(held).toContain(true)
    expect(held).toContain(false)
  })

  test('a figure that a change leaves as it is is shown as things are', () => {
    const { bands, farthest, gaps, staff } = realPage({}, [{ kind: 'machines', site: 'ninewells-hospital', by: 10 }])
      .page.panels
    for (const panel of [bands, farthest]) {
      expect(panel.titled().marks, panel.label).not.toContain('what-if')
      expect(quotePanel(panel, panel.titled()).may, panel.label).toBe('estimate')
    }
    // What is within reach of areas changes, which its table has; who lives too far does not.
    expect(gaps.titled().marks).toContain('what-if')
    expect(quotePanel(gaps, gaps.titled()).may).toBe('estimate')
    expect(staff.titled().marks).toContain('what-if')
    expect(staff.title).toMatch(/^What if: /)
  })

  test('a closed site keeps its mark on the map and has no catchment', () => {
    const { page } = realPage({}, [{ kind: 'close', site: 'aberdeen-royal-infirmary' }])
    const mark = page.plate.catchments?.sites.find(({ id }) => id === 'aberdeen-royal-infirmary')
    expect(mark?.change).toBe('closed')
    expect(page.panels.catchments.body?.rows.some(({ key }) => key === 'aberdeen-royal-infirmary')).toBe(false)
    expect(page.difference).toMatch(/fewer people/)
  })

  test('machines given to a site raise what the norms ask for by 1 to 1.7 WTE each', () => {
    const least = (edits: readonly WhatIfEdit[]) =>
      realPage({}, edits).page.panels.staff.table.rows.find(({ key }) => key === 'iaea-rt-linac')?.cells[3]?.raw
    const before = Number(least([]))
    expect(Number(least([{ kind: 'machines', site: 'ninewells-hospital', by: 10 }])) - before).toBeCloseTo(17, 6)
  })

  test('an area without a way to a site is at no distance, and not at 0 km', () => {
    const newport: WhatIfEdit = { kind: 'add', id: 'n1', name: 'Newport', at: [-1.3, 50.7], machines: 1, staff: 1 }
    const closed = realPage().settled.baseline.sites.map(({ id }): WhatIfEdit => ({ kind: 'close', site: id }))
    const { gaps, farthest } = realPage({}, [newport, ...closed]).page.panels
    const bars = farthest.body?.kind === 'bars' ? farthest.body.rows : expect.fail('no bars')
    expect(new Set(bars.map(({ area }) => area))).toEqual(new Set(['E06000046']))
    const distance = gaps.table.columns.findIndex(({ id }) => id === 'distance')
    const kent = gaps.table.rows.find(({ cells }) => cells[0]?.text === 'Kent')
    expect(kent?.cells[distance]?.raw).toBe('[z]')
    expect(gaps.table.rows.length).toBeGreaterThan(100)
  })

  test('an edit of a site that does not exist is named and left out', () => {
    const { page } = realPage({}, [{ kind: 'close', site: 'nowhere' }])
    expect(page.plate.repairs).toEqual(['there is no site “nowhere” to change'])
  })
})

test('the distance type stands in the title or subtitle and in the measure, whatever the map', () => {
  for (const map of ['reach', 'nearest', 'access'] as const) {
    const { plate } = realPage({ map, detour: 1.3 }).page
    expect(plate.title).toContain('as the crow flies × 1.3 (detour factor)')
    expect(plate.measure.name).toContain('as the crow flies × 1.3')
    expect(plate.catchments?.legend).toMatch(map === 'nearest' ? /straight line/ : /× 1\.3/)
  }
})

test('no island is within reach of a site elsewhere unless the sea may be crossed', () => {
  const wight = (sea: boolean) => realPage({ sea }).page.plate.areas.find(({ area }) => area.code === 'E06000046')
  expect(wight(false)?.cell).toMatchObject({ kind: 'absent', because: expect.stringContaining('crossing the sea') })
  expect(wight(true)?.cell.kind).toBe('value')
})

test('the worst-served half has 39.2% of what is within reach, read between the areas on either side of it', () => {
  expect(realPage().page.panels.equity.title).toMatch(/the worst-served half has 39\.2% of what is within reach$/)
})

test('the range by where people live in their town is called two cases', () => {
  expect(realPage().page.plate.sentences.join(' ')).toMatch(
    /^(?!.*between).*From 95\.2% if .* to 97\.6% if .*: two cases, not bounds\./,
  )
})

describe('staff by norm', () => {
  const staff = () => realPage().page.panels.staff

  test('the norm that only says by how much is applied to its own year and country and to nothing else', () => {
    const row = staff().table.rows.find(({ key }) => key === 'ipem-rt-ct-gap')
    const [, , , wanted, , actual, , , working] = row?.cells ?? []
    expect(Number(wanted?.raw) / Number(actual?.raw)).toBeCloseTo(1.27, 6)
    expect(working?.text).toMatch(/of 2021 × \(1 \+ 0\.27\)/)
    expect(working?.text).toMatch(/no region/)
  })

  test('a table that was not seen is named and gives no number', () => {
    const row = staff().table.rows.find(({ key }) => key === 'ipem-rt-table')
    expect(row?.cells[3]?.raw).toBe('[z]')
    expect(row?.cells[8]?.text).toMatch(/not seen/)
  })

  test('every norm row carries its caveat, and the gap is a range', () => {
    const norms = staff().table.rows.filter(({ key }) => !key.startsWith('range-'))
    for (const { cells } of norms) expect(cells[8]?.text.length).toBeGreaterThan(40)
    const whole = realPage({}, [], { staff: ownReturns() }).page.panels.staff.table.rows.find(
      ({ key }) => key === 'range-K02000001',
    )
    const [least, most] = [whole?.cells[6]?.raw, whole?.cells[7]?.raw]
    expect(typeof least === 'number' && typeof most === 'number' && least < most).toBe(true)
  })

  test('patients follow the assumption: half as many treated, half the staff', () => {
    const implied = (treated: number) =>
      Number(realPage({ treated }).page.panels.staff.table.rows.find(({ key }) => key === 'iaea-rt-pat')?.cells[3]?.raw)
    expect(implied(26) * 2).toBeCloseTo(implied(52), 6)
  })
})

test('rurality and deprivation are held for nine regions, and the panel says so', () => {
  const { sentences } = realPage().page.panels.equity
  expect(sentences.join(' ')).toMatch(/over 9 English regions: Spearman/)
  expect(sentences.join(' ')).toMatch(/nine English regions only/)
})

test('staff are those of the latest survey that is held, and of the survey that an uplift names', () => {
  const data = realCoverageData()
  const observations = data.staff?.observations ?? []
  expect(latestSurvey(data)).toBe('2025')
  const newer = observations
    .filter(({ period }) => period === '2025')
    .map((one) => ({ ...one, period: '2026', cell: { ...one.cell, value: 1000 } as typeof one.cell }))
  const staff = data.staff && vouchFor({ ...data.staff, observations: [...observations, ...newer] })
  const survey = latestSurvey({ ...data, staff })
  expect(survey).toBe('2026')
  expect(staffOf({ ...data, staff }, 'K02000001', 'scientists', survey)).toBe(1000)
  const { subtitle, table } = realPage({}, [], { staff }).page.panels.staff
  expect(subtitle).toContain('sample baseline of 2026')
  const workings = table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')
  expect(workings).toMatch(/WTE of 2021 × \(1 \+ 0\.27\)/)
})

test('staff imagined at a site are added to those in post, and a gap is said from its least to its most', () => {
  const [site] = realCoverageData().siteSet.sites
  const actual = (edits: readonly WhatIfEdit[]) => {
    const { rows, sentences } = (({ table, sentences: said }) => ({ rows: table.rows, sentences: said }))(
      realPage({}, edits, { staff: ownReturns() }).page.panels.staff,
    )
    const row = rows.find(({ key }) => key === 'range-K02000001')?.cells ?? []
    return { inPost: Number(row[5]?.raw), least: Number(row[6]?.raw), most: Number(row[7]?.raw), sentences }
  }
  const now = actual([])
  const more = actual([{ kind: 'staff', site: site?.id ?? '', by: 4000 }])
  expect(more.inPost - now.inPost).toBeCloseTo(4000, 6)
  expect(more.least).toBeGreaterThan(0)
  expect(more.most).toBeGreaterThan(more.least)
  const wte = (value: number) => value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  expect(more.sentences.join(' ')).toContain(`${wte(more.least)} to ${wte(more.most)} more than the norms imply`)
})

test('a period that another choice alone has is not the latest of this one', () => {
  const { context } = realCoverageData()
  const one = context.find(({ indicator }) => indicator === 'deprivation-share')
  const [first] = one?.dataset?.observations ?? []
  if (!one?.dataset || !first) expect.fail('no deprivation is held')
  const other = { ...first, period: '2099', dims: { band: 'another' } }
  const dataset = vouchFor({ ...one.dataset, observations: [...one.dataset.observations, other] })
  expect(latestPeriod(dataset, {})).toBe('2099')
  expect(latestPeriod(dataset, one.dims)).toBe('2025')
})

test('returns of the reader’s own in place of the sample are called so, and nothing of theirs is marked as made up', () => {
  const { staff } = realCoverageData()
  const wordsOf = (held: typeof staff) => {
    const { page } = realPage({ supply: 'staff', map: 'access' }, [], { staff: held })
    const { subtitle, sentences, body } = page.panels.staff
    const { marks, trust } = page.panels.staff.titled()
    const text = [subtitle, ...sentences, body?.tickName].join(' ')
    return { text, marks: [...marks, ...page.plate.marks], statuses: [...trust.statuses, ...page.plate.trust.statuses] }
  }
  const [sample, returns] = [wordsOf(staff), wordsOf(ownReturns())]
  expect(sample.text).toMatch(/sample baseline of 2025.*which is made up.*sample baseline, made up/)
  expect(sample.marks).toContain('illustrative')
  expect(returns.text).toMatch(/your own returns of 2025/)
  expect(returns.text).not.toMatch(/sample|made up/)
  expect([...returns.marks, ...returns.statuses]).not.toContain('illustrative')
})

describe('who lives too far away', () => {
  test('people beyond the distance by area add up to those whom the headline leaves out, and each lies in its range', () => {
    const { page } = realPage()
    const beyond = columnSum(page, 'gaps', 'people') - tableNumber(page, 'bands', 'within 45 km', 'people')
    expect(Math.abs(columnSum(page, 'gaps', 'beyond') - beyond)).toBeLessThan(232)
    const all = columnSum(page, 'gaps', 'people')
    for (const [end, share] of [
      ['beyond-most', 'people-least'],
      ['beyond-least', 'people-most'],
    ] as const)
      expect(100 - (100 * columnSum(page, 'gaps', end)) / all).toBeCloseTo(
        tableNumber(page, 'bands', 'within 45 km', share),
        3,
      )
    const { columns, rows } = page.panels.gaps.table
    const at = (id: string) => columns.findIndex((one) => one.id === id)
    for (const { cells } of rows) {
      const [least, value, most] = ['beyond-least', 'beyond', 'beyond-most'].map((id) => Number(cells[at(id)]?.raw))
      expect(least).toBeLessThanOrEqual(value ?? Number.NaN)
      expect(value).toBeLessThanOrEqual(most ?? Number.NaN)
    }
  })

  test('the most people, not people times distance, put an area first', () => {
    const { title, body } = realPage().page.panels.gaps
    const values = body?.kind === 'bars' ? body.rows.map(({ value }) => value ?? 0) : []
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(title).toMatch(
      /^\S.* has the most people beyond 45 km of a radiotherapy site, as the crow flies: [\d,]+ of [\d,]+$/,
    )
    expect(title).not.toMatch(/Kent/)
  })

  test('the farthest place is that of the longest way, by a calculation of its own', () => {
    const { places, islands } = demandFile()
    const ways = places.name.map((name, at) => {
      const island = islands[places.island[at] ?? -1]?.id ?? 'great-britain'
      const open = realCoverageData().siteSet.sites.filter(
        ({ latitude, longitude }) =>
          (inNorthernIreland(latitude, longitude) ? 'northern-ireland' : 'great-britain') === island,
      )
      const [here, there] = [places.latitude[at] ?? 0, places.longitude[at] ?? 0]
      return { name, km: Math.min(...open.map((site) => haversine(here, there, site.latitude, site.longitude))) }
    })
    const [farthest] = ways.filter(({ km }) => Number.isFinite(km)).toSorted((a, b) => b.km - a.km)
    const { body, table, title, sentences } = realPage().page.panels.farthest
    const cut = ways.filter(({ km }) => !Number.isFinite(km))
    expect(title).toMatch(
      new RegExp(`^${cut.length} places have no radiotherapy site on the same land; of the others .* is farthest`),
    )
    expect(sentences.join(' ')).toMatch(/With no radiotherapy site on the same land: [A-Z]/)
    const [first] = body?.kind === 'bars' ? body.rows : []
    expect(first?.name).toBe(farthest?.name)
    expect(first?.value).toBeCloseTo(farthest?.km ?? 0, 1)
    expect(table.rows[0]?.cells[2]?.text).toBe('no site on the same land')
  })

  test('the answer says how many sites are not of the NHS, and how far those are from an added site to whom it is the nearest', () => {
    const said = (edits: Parameters<typeof realPage>[1] = []) => realPage({}, edits).page.answer.map(({ text }) => text)
    const [first, , , last] = said()
    expect(first).toMatch(
      /^[\d,]+ of [\d,]+ people live beyond 45 km of a radiotherapy site, or have none\. \d+ sites, \d+ of them independent of the NHS\.$/,
    )
    expect(last).toBe('Nothing is imagined yet.')
    // Where a site stands already nobody comes within the limit, and those near it still have a shorter way.
    const at: readonly [number, number] = [-2.7527, 52.7077]
    const beside = said([{ kind: 'add', id: 'n1', name: 'Shrewsbury', at, machines: 2, staff: 0 }])[3]
    const [, people = '', now = '', before = ''] =
      /^No change in people within 45 km.* Royal Shrewsbury Hospital stands \d km away already\. Shrewsbury would be the nearest site to ([\d,]+) people: ([\d.]+) km on average, now ([\d.]+) km\.$/i.exec(
        beside ?? '',
      ) ?? []
    expect(Number(people.replaceAll(',', ''))).toBeGreaterThan(1_000)
    expect(Number(now)).toBeLessThan(Number(before))
    const { siteSet } = realCoverageData()
    const [held] = siteSet.sites
    const same = said([
      { kind: 'add', id: 'n1', name: 'Beside', at: [held?.longitude ?? 0, held?.latitude ?? 0], machines: 2, staff: 0 },
    ])[3]
    expect(same).toMatch(/stands there already\. Beside would be the nearest site to nobody\.$/)
  })

  test('the answer names the first areas and places of their panels, and marks what an added site moves as a what-if', () => {
    const thurso = { kind: 'add', id: 'n1', name: 'Thurso', at: [-3.526, 58.593], machines: 2, staff: 0 } as const
    const [asIs, whatIf] = [realPage().page, realPage({}, [thurso]).page]
    const [, most, farthest] = asIs.answer.map(({ text }) => text)
    const rows = asIs.panels.gaps.body?.rows ?? []
    expect(most).toBe(
      `${rows
        .slice(0, 3)
        .map(({ name, text }) => `${name}: ${text.replace(' · ', ', ')}`)
        .join('; ')}.`,
    )
    expect(farthest).toMatch(/^Thurso: \d+ km, [\d,]+ people; .*\. \d+ other places have no site on the same land\.$/)
    // A change that the share does not show is not said as one share instead of the same.
    expect(whatIf.difference).toMatch(/^[\d,]+ more people within 45 km than now, too few to move the \d+\.\d% of all$/)
    const [many, , then] = whatIf.answer.map(({ text }) => text)
    // No second rounded total, whose difference from the first would contradict what is said of it.
    expect(many).toMatch(
      /^What if: [\d,]+ fewer than the [\d,]+ of [\d,]+ people who now live beyond 45 km of a radiotherapy site, or have none\. /,
    )
    const people = (text: string | null | undefined, words: RegExp) => words.exec(text ?? '')?.[1]
    expect(people(many, /^What if: ([\d,]+) fewer/)).toBe(people(whatIf.difference, /^([\d,]+) more/))
    expect(people(many, /than the ([\d,]+) of/)).toBe(people(asIs.answer[0]?.text, /^([\d,]+) of/))
    expect(then).toMatch(/^What if: Portree: /)
  })

  test('with sites of the NHS only, independent ones give neither nearness nor machines, and the words say so', () => {
    const [all, nhs] = [realPage(), realPage({ nhsOnly: true })]
    const independent = realCoverageData().siteSet.sites.filter(({ sector }) => sector === 'independent').length
    expect(independent).toBeGreaterThan(3)
    expect(all.page.plate.sentences.join(' ')).toContain(`sites, ${independent} of them independent of the NHS.`)
    expect(nhs.page.plate.sentences.join(' ')).toContain(`${independent} independent sites are left out.`)
    expect(nhs.page.plate.title).toContain('of an NHS radiotherapy site')
    expect(nhs.page.sites.length).toBe(all.page.sites.length - independent)
    const open = all.page.sites.length + 1
    const newport: WhatIfEdit = { kind: 'add', id: 'n1', name: 'Newport', at: [-1.3, 50.7], machines: 1, staff: 1 }
    expect(all.page.plate.sentences.join(' ')).not.toContain('with the changes')
    expect(realPage({}, [newport]).page.plate.sentences.join(' ')).toContain(`${open} are open with the changes.`)
    const people = ({ page }: typeof all) => tableNumber(page, 'bands', 'within 15 km', 'people')
    expect(people(nhs)).toBeLessThan(people(all))
  })

  test('a table of sites that does not tell the NHS from others is never cut by it', () => {
    const { siteSet } = realCoverageData()
    const sites = siteSet.sites.map((site) => ({ ...site, sector: null }))
    const { page, settled } = realPage({ nhsOnly: true }, [], { siteSet: { ...siteSet, sites } })
    expect([page.sites.length, settled.leftOut]).toEqual([siteSet.sites.length, 0])
    expect(page.plate.sentences.join(' ')).not.toMatch(/independent|NHS/)
  })
})

test('a site that stands where another would be put is found, with its distance; a closed or a far one is not', () => {
  const { page } = realPage()
  const town = [-2.75, 52.71] as const
  const found = siteStandingAt(page.sites, town)
  expect(found?.site.name).toMatch(/Shrewsbury/)
  expect(found?.km).toBeLessThan(5)
  const closed = realPage({}, [{ kind: 'close', site: found?.site.id ?? '' }]).page
  expect(siteStandingAt(closed.sites, town)).toBeNull()
  expect(siteStandingAt(page.sites, [-4.08, 52.41])).toBeNull()
})

test('made-up staff in post are never set against a real norm', () => {
  const { sentences, table } = realPage().page.panels.staff
  expect(sentences.join(' ')).toMatch(/No difference from real norms is given for made-up staff\./)
  expect(sentences.join(' ')).not.toMatch(/(more|fewer) than the norms imply/)
  const gaps = ['gap-least', 'gap-most'].map((id) => table.columns.findIndex((one) => one.id === id))
  for (const { key, cells } of table.rows)
    for (const at of gaps)
      if (typeof cells[at]?.raw === 'number') expect(key, 'a gap of machines is real').toMatch(/mach|linac|mv/i)
})
