import { describe, expect, test } from 'vitest'
import { embedAddress } from '#exports/embed-code.ts'
import { periodDates } from '#exports/pack/period-dates.ts'
import { type PresetId, pixelSize, presets, sheetSize } from '#exports/picture/paper.ts'

/** What a sheet of a name has to become, in pixels: the sizes that printers and screens know by these names. */
const pixels: Readonly<Record<PresetId, readonly [number, number | null]>> = {
  'word-half': [1890, 1417],
  'word-page': [1890, 2717],
  slide: [1920, 1080],
  uhd: [3840, 2160],
  poster: [4677, 6622],
  'column-85': [2008, 3071],
  'column-170': [4016, 3071],
  'paper-85': [2008, null],
  'paper-90': [2126, null],
  'paper-140': [3307, null],
  'paper-150': [3543, null],
  'paper-170': [4016, null],
  'paper-190': [4488, null],
  'a4-portrait': [2480, 3508],
  'a4-landscape': [3508, 2480],
  'a3-portrait': [3508, 4961],
  'a3-landscape': [4961, 3508],
  square: [2160, 2160],
}

test.each(Object.entries(pixels))('%s is %j pixels', (id, [width, height]) => {
  const { paper } = presets[id as PresetId]
  const sheet = sheetSize(paper)
  const size = pixelSize(paper, { width: sheet.width, height: sheet.height ?? 100 })
  expect(size.width).toBe(width)
  if (height !== null) expect(size.height).toBe(height)
})

test('a sheet in millimetres is as large as it says, and one in pixels as large as its own DPI make it', () => {
  expect(sheetSize(presets['a4-portrait'].paper).width).toBeCloseTo((210 / 25.4) * 96, 9)
  // 13⅓ inches, as wide as the slides of office programs, so that 18 pt are 18 pt there.
  expect(sheetSize(presets.slide.paper)).toEqual({ width: 1280, height: 720 })
})

test.each([
  ['2019', '2019-01-01', '2019-12-31'],
  ['2019/20', '2019-04-01', '2020-03-31'],
  ['2016-2020', '2016-01-01', '2020-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['2024-03-31', '2024-03-31', '2024-03-31'],
  ['2024-08/2025-07', '2024-08-01', '2025-07-31'],
])('%s runs from %s to %s', (period, start, end) => expect(periodDates(period)).toEqual([start, end]))

describe('the address of a frame', () => {
  const link = 'https://example.org/atlas/?v=1&m=vacancy'
  test.each([
    [{ controls: true, locked: false, panel: null }, ''],
    [{ controls: false, locked: false, panel: null }, '#controls=0'],
    [{ controls: true, locked: true, panel: null }, '#lock=1'],
    [{ controls: false, locked: true, panel: null }, '#controls=0&lock=1'],
    [{ controls: true, locked: false, panel: 'compare-funnel' }, '#panel=compare-funnel'],
  ])('%j: “%s”', (options, end) =>
    expect(embedAddress(link, options)).toBe(`https://example.org/atlas/embed.html?v=1&m=vacancy${end}`),
  )
})
