import { expect, test } from 'vitest'
import { slideShapes } from '#exports/picture/slide-shapes.ts'
import { readSvgMarks, type ShapeMark, type SheetMark } from '#exports/picture/svg-marks.ts'
import { drawnPicture } from './drawn-picture.tsx'

const regions = { indicator: 'mpce-staff', per: 'people' } as const
const authorities = { indicator: 'population', per: null, geography: 'utla' } as const

const marksOf = (view: typeof regions | typeof authorities, parts: { london?: boolean; shetland?: boolean }) =>
  readSvgMarks(drawnPicture({ view, preset: 'paper-85', parts }).svg)

function extentOf(marks: readonly SheetMark[]) {
  const points = marks.flatMap((mark) => (mark.kind === 'shape' ? mark.rings.flatMap((ring) => ring.points) : []))
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  return { left, right, top, bottom, width: right - left, height: bottom - top }
}

const isOf = (part: string, layer: string) => (mark: SheetMark) => mark.part === part && mark.layer === layer
const areasOf = (marks: readonly SheetMark[], code: string) =>
  extentOf(marks.filter((mark) => mark.part === 'map' && mark.layer === 'areas' && mark.area === code))

test('Orkney and Shetland are at their place unless asked otherwise; moved, they leave the mainland a fifth more, and no name out', () => {
  const [plain, moved] = [marksOf(regions, {}), marksOf(regions, { shetland: true })]
  expect(plain.some(({ part }) => part.startsWith('inset-'))).toBe(false)
  const [before, after] = [areasOf(plain, 'E12000006'), areasOf(moved, 'E12000006')]
  expect(after.height / before.height).toBeGreaterThan(1.2)
  const inset = extentOf(moved.filter(isOf('inset-shetland', 'inset-frame')))
  expect(inset.right).toBeLessThanOrEqual(extentOf(moved.filter(isOf('map', ''))).right)
  const texts = moved.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
  for (const words of ['Shetland,', 'London', 'Scotland']) expect(texts).toContain(words)
})

test('London is shown larger where it has many areas, in the sea, and nowhere else', () => {
  expect(marksOf(regions, { london: true }).some(({ part }) => part === 'inset-london')).toBe(false)
  const marks = marksOf(authorities, { london: true, shetland: true })
  const [frame, of] = ['inset-frame', 'inset-of'].map((layer) => extentOf(marks.filter(isOf('inset-london', layer))))
  expect(frame && of && frame.width / of.width).toBeGreaterThan(1.8)
  const land = marks.filter((mark): mark is ShapeMark => mark.kind === 'shape' && isOf('map', 'land')(mark))
  const inFrame = land
    .flatMap(({ rings }) => rings.flatMap(({ points }) => points))
    .filter(([x, y]) => frame && x > frame.left && x < frame.right && y > frame.top && y < frame.bottom)
  expect(inFrame).toEqual([])
})

test('on a slide an inset has the parts of areas that are in it, under a name of their own', () => {
  const marks = marksOf(authorities, { london: true })
  const { plate } = drawnPicture({ view: authorities, preset: 'paper-85' }).props
  const words = new Map(plate.areas.map(({ area, text }) => [area.code, { name: area.name, text }]))
  const size = { width: 1280, height: 720 }
  const xml = slideShapes(marks, words, { land: '#ffffff', hatch: '#000000', first: 1, size })
  const named = [...xml.matchAll(/name="([^"]+)" descr=/g)].map(([, name = '']) => name)
  const inset = named.filter((name) => name.endsWith(' (inset)'))
  expect(inset).toContain('Camden (inset)')
  expect(inset.length).toBeLessThan(60)
  const whole = named.filter((name) => !name.endsWith(' (inset)'))
  expect(new Set(whole).size).toBe(whole.length)
})
