import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '#core/compare/comparison.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { View } from '#core/view/view.ts'
import { creditLine, footerLines } from '#figures/footer.ts'
import { layItems } from '#figures/legend/items.tsx'
import { Legend, legendHeight } from '#figures/legend.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { textWidth } from '#figures/text-width.ts'
import { rampOf, themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { realPlate } from '../data/real-atlas.ts'
import { areas, dataset, datasets, observe, smallAtlas } from '../fixtures/small-atlas.ts'
import { drawPanel } from './draw-panel.tsx'

const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }
const theme = themes.light

/** Every panel of a plate and its comparison, by its id as text. */
const panelsIn = (plate: Protected<Plate>, comparison: Comparison): ReadonlyMap<string, Panel> =>
  new Map(
    [...Object.values(panelsOf(plate)), ...Object.values(comparison)].map((panel: Panel) => [
      panelIdText(panel.id),
      panel,
    ]),
  )

function pictureOf(id: string, plate: Protected<Plate>, comparison: Comparison, width = 900): string {
  const panel = panelsIn(plate, comparison).get(id) ?? expect.fail(id)
  return drawPanel(panel, plate, { sheet: plainSheet(width) })
}

const drawable = (plate: Protected<Plate>, comparison: Comparison): readonly string[] =>
  [...panelsIn(plate, comparison)].flatMap(([id, { lacks }]) => (lacks === null ? [id] : []))

const draw = (id: string, change: Partial<View>, width?: number) => {
  const { plate, comparison } = smallComparison(change)
  return pictureOf(id, plate, comparison, width)
}

const vacancy = { indicator: 'vacancy', per: null } as const

/** The mark of one area: its opening tag and its fill. */
const fillOf = (svg: string, code: string): string | undefined =>
  new RegExp(`data-area="${code}"[^>]*?fill="([^"]+)"`).exec(svg)?.[1] ??
  new RegExp(`data-area="${code}".*?fill="(url[^"]+)"`).exec(svg)?.[1]

describe('zero, suppressed, not published, not collected and not applicable look different', () => {
  const codes = {
    zero: 'E12000001',
    suppressed: 'E12000002',
    collected: 'W92000004',
    applicable: 'S92000003',
    published: 'N92000002',
  }

  test('on the map', () => {
    const svg = draw('map', vacancy)
    const fills = Object.values(codes).map((code) => fillOf(svg, code))
    expect(new Set(fills).size).toBe(5)
    expect(fillOf(svg, codes.zero)).toMatch(/^rgb|^#/)
    expect(fillOf(svg, codes.suppressed)).toContain('suppressed')
    expect(fillOf(svg, codes.published)).toContain('not-published')
  })

  test('in the ranking, where a reason in words goes with the pattern', () => {
    const svg = draw('ranked', vacancy)
    const rows = Object.fromEntries(
      Object.entries(codes).map(([name, code]) => [
        name,
        svg.split(`data-area="${code}"`)[1]?.split('data-area=')[0] ?? '',
      ]),
    )
    expect(rows.zero).toContain('0.0%')
    expect(rows.zero).toContain('<circle')
    for (const [name, words] of [
      ['suppressed', 'suppressed'],
      ['published', 'not published'],
      ['collected', 'not collected'],
      ['applicable', 'not applicable'],
    ] as const) {
      expect(rows[name]).toContain(words)
      expect(rows[name]).not.toContain('<circle')
    }
  })

  test('in the legend, each reason with the number of its areas', () => {
    const { plate } = smallComparison(vacancy)
    const svg = renderToStaticMarkup(<Legend plate={plate} theme={theme} width={600} />)
    for (const words of ['suppressed (1)', 'not published (1)', 'not collected (1)', 'not applicable (1)'])
      expect(svg).toContain(words)
  })
})

test('the map of clusters has the colours of its key, hatching where there is no figure and plain land between', () => {
  const { plate, comparison } = smallComparison(vacancy)
  const machines = smallComparison({ per: 'cases' }).comparison.spread
  const body = machines.body ?? expect.fail('no spread')
  const clusters = { E12000001: 'low-low', E12000003: 'high-high' } as const
  const spread = vouchFor({ ...machines, body: { ...body, clusters } })
  const svg = pictureOf('compare-spread', plate, { ...comparison, spread })
  const fillIn = (code: string) => new RegExp(`data-area="${code}"[^>]*><path[^>]*? fill="([^"]+)"`).exec(svg)?.[1]
  expect(fillIn('E12000001')).toBe(rampOf(theme, 'diverging', 7)[0])
  expect(fillIn('E12000003')).toBe(rampOf(theme, 'diverging', 7)[6])
  expect(fillIn('E12000002')).toMatch(/^url.*suppressed/)
  expect(fillIn('N92000002')).toMatch(/^url.*not-published/)
  const keys = [...svg.matchAll(/<rect width="22" height="13" fill="([^"]+)"/g)].map(([, fill]) => fill)
  expect(keys).toEqual([rampOf(theme, 'diverging', 7)[6], rampOf(theme, 'diverging', 7)[0]])
})

describe('made-up figures', () => {
  const made = dataset(
    'machines',
    areas.map(({ code }, at) => observe(code, at + 1, { status: 'illustrative' })),
  )
  const { plate, comparison } = smallComparison(
    { per: 'cases' },
    { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', made]]) },
  )
  const drawn = drawable(plate, comparison)

  test.each(drawn.filter((id) => id !== 'compare-profile' && id !== 'compare-measures'))(
    'are marked across %s and in words above it',
    (id) => {
      const svg = pictureOf(id, plate, comparison)
      expect(svg.match(/Illustrative sample: made-up returns, not real data/g)?.length ?? 0).toBeGreaterThan(3)
      expect(svg).toContain('data-layer="mark"')
    },
  )

  test('are marked row by row where real figures are beside them, which stay unmarked', () => {
    const svg = pictureOf('compare-profile', plate, comparison)
    const rows = comparison.profile.body?.rows ?? []
    const madeUp = rows.filter(({ illustrative }) => illustrative)
    expect([madeUp.length, rows.length - madeUp.length].every((count) => count > 0)).toBe(true)
    expect(svg.match(/<text[^>]*>Sample, made up/g)).toHaveLength(madeUp.length)
    expect(svg).toContain('Figures marked as sample are made-up returns')
    expect(svg).not.toContain('data-layer="mark"')
  })

  test('are marked map by map where maps of real figures are beside them', () => {
    const svg = pictureOf('compare-measures', plate, comparison)
    const maps = comparison.measures.body?.maps ?? []
    const madeUp = maps.filter((one) => one.plate.marks.includes('illustrative'))
    expect([madeUp.length, maps.length - madeUp.length].every((count) => count > 0)).toBe(true)
    expect(svg.match(/<text[^>]*>[^<]*[Ss]ample, made up/g)).toHaveLength(madeUp.length)
    expect(svg).toContain('Figures marked as sample are made-up returns')
    expect(svg).not.toContain('data-layer="mark"')
  })

  test('leave measured figures without a mark', () => {
    expect(draw('map', { per: 'cases' })).not.toContain('data-layer="mark"')
  })
})

describe('every picture says what it is and where it comes from', () => {
  const { plate, comparison } = smallComparison({ per: 'cases' })
  const ids = drawable(plate, comparison)

  test.each(ids)('%s', (id) => {
    const svg = pictureOf(id, plate, comparison)
    expect(svg).toMatch(/^<svg[^>]*role="img"[^>]*><title>[^<]{5,}<\/title><desc>[^<]{20,}<\/desc>/)
    expect(svg).toContain('Source: Nobody (2020). none needed. MPCE Atlas, data test. Cautions: 1.')
    const full = { ...plainSheet(900), parts: { ...plainSheet(900).parts, source: true } }
    const panel = panelsIn(plate, comparison).get(id) ?? expect.fail(id)
    for (const words of ['Made-up boundaries', '1 January 2026', 'https://example.org/?v=1', 'data version test'])
      expect(drawPanel(panel, plate, { sheet: full }), words).toContain(words)
  })

  test('one line names as many producers as there is room for, counts the others, and never leaves out a caution', () => {
    const of = (letters: number) => creditLine(several, plainSheet(900), (text) => text.length <= letters)
    const sources = ['One', 'Two (now Three)', 'Four', 'Five'].map((publisher, at) => ({
      ...(plate.trust.sources[0] ?? expect.fail('no source')),
      publisher,
      year: `202${at}`,
    }))
    const several = vouchFor({ ...plate, trust: { ...plate.trust, sources } })
    expect(of(200)).toBe(
      'Source: One (2020); Two (now Three) (2021); Four (2022); Five (2023). none needed. MPCE Atlas, data test. Cautions: 1.',
    )
    expect(of(80)).toMatch(/^Source: One \(2020\) and 3 more\. MPCE Atlas.* Cautions: 1\.$/)
    for (let letters = 55; letters < 200; letters += 5) {
      expect(of(letters).length).toBeLessThanOrEqual(letters)
      expect(of(letters)).toContain('Cautions: 1.')
    }
  })

  test('the foot names caution and coverage', () => {
    const foot = (source: boolean) => {
      const sheet = plainSheet(900)
      return footerLines(plate, imprint, { ...sheet, parts: { ...sheet.parts, source } }).join(' ')
    }
    expect(foot(true)).toContain('Nobody, A made-up table (2020) [none needed]')
    expect(foot(true)).toContain('The figure is for a boundary that only nearly fits.')
    expect(foot(false)).toContain('Cautions: 1.')
  })
})

describe('other programs can read every drawing', () => {
  const { plate, comparison } = smallComparison({ per: 'cases', selected: ['E12000002'] })
  const ids = drawable(plate, comparison)

  test.each(ids)('%s has no paint that only browsers know, and weights of CSS 1', (id) => {
    const svg = pictureOf(id, plate, comparison)
    expect(svg).not.toMatch(/paint-order|transparent|rgba|hsl|currentColor/i)
    const weights = [...svg.matchAll(/font-weight="(\d+)"/g)].map(([, weight]) => Number(weight) % 100)
    expect(weights.every((rest) => rest === 0)).toBe(true)
  })
})

describe('a selected area in a scatter and a funnel', () => {
  const all = areas.map(({ code }) => code)
  test.each(all)('%s is drawn over all others and has its label', (code) => {
    const { plate, comparison } = smallComparison({ per: 'cases', selected: [code] })
    const svg = pictureOf('compare-scatter', plate, comparison)
    const marks = [...svg.matchAll(/<circle data-area="([^"]+)"/g)].map(([, area]) => area)
    if (!marks.includes(code)) return
    expect(marks.at(-1)).toBe(code)
    const { short } = areas.find((one) => one.code === code) ?? expect.fail(`no ${code}`)
    expect(svg).toMatch(new RegExp(`<text[^>]*font-weight="600"[^>]*>${short}</text>`))
  })
})

describe('the legend holds 1 to 9 classes', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('%i, none overlapping, none cut', (classes) => {
    for (const width of [220, 340, 900]) {
      const plate = realPlate({ indicator: 'population', geography: 'utla', classes })
      const labels = plate.classes.map(({ label }) => label)
      expect(labels).toHaveLength(classes)
      const boxes = layItems(labels, width).map(({ x, y }, at) => ({
        x,
        y,
        right: x + 28 + textWidth(labels[at] ?? '', 12),
      }))
      for (const [at, box] of boxes.entries()) {
        expect(box.right).toBeLessThanOrEqual(width)
        const next = boxes[at + 1]
        if (next && next.y === box.y) expect(next.x).toBeGreaterThanOrEqual(box.right)
      }
      expect(legendHeight({ plate, theme, width })).toBeGreaterThan(boxes.at(-1)?.y ?? 0)
    }
  })
})

test('a name of sixty letters is shortened in the ranking and never runs into the dots', () => {
  const long = 'The County of the Very Long Name upon the River Longer Still'
  expect(long).toHaveLength(60)
  const named = {
    ...smallAtlas,
    areas: areas.map((area, at) => (at === 0 ? { ...area, name: long, short: 'Long Name' } : area)),
  }
  const { plate, comparison } = smallComparison({ per: 'cases' }, named)
  for (const width of [360, 900]) {
    const svg = pictureOf('ranked', plate, comparison, width)
    const shown = /data-area="E12000001".*?<text x="([\d.]+)"[^>]*>([^<]+)</.exec(svg)
    expect(textWidth(shown?.[2] ?? '', 12.5)).toBeLessThanOrEqual(Number(shown?.[1]))
  }
})
