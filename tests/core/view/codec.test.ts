import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlace, storyModes } from '#core/story/place.ts'
import { decodeView, encodePinned, encodeView } from '#core/view/codec.ts'
import type { WhatIfEdit } from '#core/view/coverage-view.ts'
import { fieldNames, fields } from '#core/view/fields.ts'
import { currentVersion, linkMigrations, migrate } from '#core/view/migrations.ts'
import { screens } from '#core/view/screens.ts'
import { type BenchmarkChoice, changeForms, defaultView, overlayModes, type View } from '#core/view/view.ts'
import { views } from './views.ts'

test('every view survives its link', () => {
  fc.assert(
    fc.property(views, (view) => {
      const { view: again, ignored } = decodeView(encodeView(view))
      expect(again).toEqual(view)
      expect(ignored).toEqual([])
    }),
  )
})

test('a link reads the same when the browser has escaped it further', () => {
  fc.assert(
    fc.property(views, (view) => {
      const url = new URL(`https://example.org/atlas/?${encodeView(view)}`)
      expect(decodeView(url.search).view).toEqual(view)
    }),
  )
})

test('every text decodes without failure, and the result encodes again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (text) => {
      const { view } = decodeView(text)
      expect(decodeView(encodeView(view)).view).toEqual(view)
    }),
  )
})

test('the first view has no parameters at all', () => {
  expect(encodeView(defaultView)).toBe('')
  expect(decodeView('')).toEqual({ view: defaultView, ignored: [] })
})

test('a full link stays short enough for a QR code', () => {
  const full: View = {
    ...defaultView,
    screen: 'data',
    indicator: 'equipment-maintenance-spend',
    dims: { specialty: 'diagnostic-radiology-radiation-protection', profession: 'clinical-technologist' },
    per: 'common-cancers',
    period: '2016-2020',
    perPeriod: '2019',
    geography: 'health_board',
    overlay: {
      mode: 'bivariate',
      indicator: 'cardiovascular-mortality',
      dims: { site: 'head-and-neck', sex: 'persons' },
    },
    sites: 'radiotherapy',
    method: 'quantile',
    classes: 9,
    fixed: true,
    benchmark: { kind: 'norm', id: 'iaea-rt-linac' },
    selected: Array.from({ length: 8 }, (_, index) => `E1200000${index}`),
    bounds: [-8.6491, 49.8823, 1.7627, 60.8608],
    theme: 'dark',
    panel: 'table',
  }
  expect(encodeView(full).length).toBeLessThan(600)
})

describe('unreadable parameters are named and the others kept', () => {
  test.each([
    ['c=44', 'c=44'],
    ['c=', 'c='],
    ['th=pink', 'th=pink'],
    ['box=1,2,3', 'box=1,2,3'],
    ['box=5,50,1,60', 'box=5,50,1,60'],
    ['t=yesterday', 't=yesterday'],
    ['d=site', 'd=site'],
    ['o=rainbow!cancer-asr!', 'o=rainbow!cancer-asr!'],
    ['m=<script>', 'm=<script>'],
    ['m=%E', 'm=%E'],
    ['zz=1', 'zz=1'],
    ['v=99', 'v=99'],
  ])('%s', (query, named) => {
    const { view, ignored } = decodeView(`${query}&g=nation`)
    expect(ignored).toEqual([named])
    expect(view).toEqual({ ...defaultView, geography: 'nation' })
  })
})

test('no two parameters share a key', () => {
  const keys = fieldNames.map((name) => fields[name].key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('there is a migration for every version but the current one', () => {
  expect(linkMigrations.length).toBe(currentVersion - 1)
})

test('a link of an old version goes through each migration in turn', () => {
  const rename = (from: string, to: string) => (at: Map<string, string>) =>
    new Map([...at].map(([key, value]) => [key === from ? to : key, value]))
  const steps = [rename('measure', 'metric'), rename('metric', 'm')]
  const first = migrate(
    new Map([
      ['v', '1'],
      ['measure', 'x'],
    ]),
    steps,
  )
  const second = migrate(
    new Map([
      ['v', '2'],
      ['metric', 'x'],
    ]),
    steps,
  )
  expect(first.parameters.get('m')).toBe('x')
  expect(second.parameters.get('m')).toBe('x')
})

test('every published link still opens without a lost part', () => {
  const lines = readFileSync(new URL('../../links.txt', import.meta.url), 'utf8').split('\n')
  const links = lines.filter((line) => line !== '' && !line.startsWith('#'))
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(decodeView(link).ignored, link).toEqual([])
})

test('the published links have each screen, kind of benchmark and way of an overlay, a group, a what-if, and each way of a story', () => {
  const lines = readFileSync(new URL('../../links.txt', import.meta.url), 'utf8').split('\n')
  const known = lines.filter((line) => line !== '' && !line.startsWith('#')).map((link) => decodeView(link).view)
  const all = <T>(of: (view: View) => T | null | undefined) =>
    new Set(known.flatMap((view) => of(view) ?? []).map(String))
  expect(all(({ screen }) => screen)).toEqual(new Set(Object.keys(screens)))
  const kinds: Record<BenchmarkChoice['kind'], true> = {
    all: true,
    none: true,
    nation: true,
    group: true,
    norm: true,
    own: true,
  }
  expect(all(({ benchmark }) => benchmark.kind)).toEqual(new Set(Object.keys(kinds)))
  expect(all(({ overlay }) => overlay?.mode)).toEqual(new Set(overlayModes))
  expect(all(({ change }) => change?.form)).toEqual(new Set(changeForms))
  expect(all(({ groups }) => groups.length > 0)).toContain('true')
  const changes: Record<WhatIfEdit['kind'], true> = { add: true, close: true, machines: true, staff: true }
  const found = known.flatMap(({ edits }) => edits.map(({ kind }) => kind))
  expect(new Set(found)).toEqual(new Set(Object.keys(changes)))
  expect(all(({ story }) => readPlace(story)?.mode)).toEqual(new Set(storyModes))
  const shipped = readdirSync(new URL('../../../data/stories', import.meta.url)).filter((file) => /\.json$/.test(file))
  expect([...all(({ story }) => readPlace(story)?.story)]).toEqual(
    expect.arrayContaining(shipped.map((file) => file.replace(/\.json$/, ''))),
  )
  expect(all(({ story }) => readPlace(story)?.isEdited)).toContain('true')
})

describe('a link that leaves the atlas', () => {
  test('names measure, geography, period and data version, also on the first view', () => {
    expect(encodePinned({ ...defaultView, period: '2019' }, '6f92c447')).toBe(
      'v=2&m=mpce-staff&per=people&t=2019&g=itl1&dv=6f92c447',
    )
    expect(encodePinned({ ...defaultView, dims: { site: 'all' }, per: null }, 'x y')).toBe(
      'v=2&m=mpce-staff&d=site.all&per=-&t=-&g=itl1&dv=x%20y',
    )
    expect(encodePinned({ ...defaultView, screen: 'coverage' }, 'a')).toBe('v=2&s=coverage&g=itl1&dv=a')
  })

  test('opens like any other, without a lost part', () => {
    fc.assert(
      fc.property(views, fc.stringMatching(/^[0-9a-f]{1,12}$/), (view, version) => {
        expect(decodeView(encodePinned(view, version))).toEqual({ view, ignored: [] })
      }),
    )
  })
})

test('a box of any size reads back from its link, each side to a hundredth of the box', () => {
  const side = (least: number, most: number) =>
    fc.record({ from: fc.double({ min: least, max: most, noNaN: true }), length: fc.integer({ min: -14, max: 1 }) })
  fc.assert(
    fc.property(side(-179, 169), side(-84, 74), (across, up) => {
      const [east, north] = [across.from + 10 ** across.length, up.from + 10 ** up.length]
      fc.pre(across.from < east && up.from < north)
      const bounds = [across.from, up.from, east, north] as const
      const read = decodeView(encodeView({ ...defaultView, bounds })).view.bounds
      const near = Math.min(5.1e-5, Math.min(east - across.from, north - up.from) / 100)
      expect(read?.map((x, at) => Math.abs(x - (bounds[at] ?? 0)) <= near)).toEqual([true, true, true, true])
    }),
  )
})

test('bounds keep four decimals, which is about ten metres', () => {
  const bounds = [-1.234567, 51.5, 0.100049, 52.00005] as const
  expect(encodeView({ ...defaultView, bounds })).toContain('box=-1.2346,51.5,0.1,52.0001')
  expect(decodeView('v=1&box=-1.2346,51.5,0.1,52.0001').view.bounds).toEqual([-1.2346, 51.5, 0.1, 52.0001])
})

test.each(['1,51,0,52', '-1,52,0,51', '-1,51,0', '-181,51,0,52', '-1,51,0,86', '-1,x,0,52'])(
  'bounds that enclose nothing are not read: %s',
  (box) => expect(decodeView(`v=1&box=${box}`)).toMatchObject({ view: { bounds: null }, ignored: [`box=${box}`] }),
)

test('forty areas can be selected, and no more', () => {
  const codes = Array.from({ length: 41 }, (_, at) => `E120000${String(at).padStart(2, '0')}`)
  expect(decodeView(`v=1&a=${codes.slice(0, 40).join()}`).view.selected).toHaveLength(40)
  expect(decodeView(`v=1&a=${codes.join()}`).view.selected).toHaveLength(0)
})

test('the same choice is the same link, in whatever order its dimensions were chosen', () => {
  const link = (dims: Readonly<Record<string, string>>) => encodeView({ ...defaultView, dims })
  expect(link({ site: 'lung', sex: 'male' })).toBe(link({ sex: 'male', site: 'lung' }))
})

describe('a link of version 1', () => {
  test('without a measure opens the measure of its first view', () => {
    const old = { ...defaultView, indicator: 'radiotherapy-machines', per: 'cancers' }
    expect(decodeView('v=1')).toEqual({ view: old, ignored: [] })
    expect(decodeView('v=1&th=dark')).toEqual({ view: { ...old, theme: 'dark' }, ignored: [] })
    expect(decodeView('v=1&m=mpce-wte').view).toEqual({ ...old, indicator: 'mpce-wte' })
  })
  test('keeps what it states', () => {
    expect(decodeView('v=1&m=population&per=-').view).toEqual({ ...defaultView, indicator: 'population', per: null })
  })
  test('a bare address opens the present first view', () => expect(decodeView('').view).toEqual(defaultView))
})
