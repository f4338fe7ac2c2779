import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { classColours } from '#figures/map/paint.ts'
import { pointKeyHeight } from '#figures/map/point-key.tsx'
import { PointLayer } from '#figures/map/point-layer.tsx'
import { pointScaleOf, pointsOf, unplacedOf } from '#figures/map/points.ts'
import { mercator } from '#figures/map/projection.ts'
import { themes } from '#figures/theme.ts'
import { realPlate } from '../data/real-atlas.ts'

const theme = themes.light
const trusts = realPlate({ indicator: 'mpce-staff', geography: 'nhs_trust' })
const regions = realPlate({ indicator: 'mpce-staff', geography: 'nhs_region' })

test('the area of a circle is its value, and the largest are drawn first', () => {
  const points = pointsOf(trusts)
  const value = (at: number) => {
    const cell = points[at]?.one.cell
    return cell?.kind === 'value' ? cell.value : 0
  }
  expect((points[0]?.radius ?? 0) ** 2 / (points[9]?.radius ?? 1) ** 2).toBeCloseTo(value(0) / value(9), 6)
  expect(points.map(({ radius }) => radius)).toEqual(points.map(({ radius }) => radius).sort((a, b) => b - a))
  for (const { radius, text } of pointScaleOf(trusts)) {
    const same = points.find(({ one }) => one.text === text)
    if (same) expect(radius).toBeCloseTo(same.radius, 6)
  }
})

test('every circle has the colour of its class, and one without a figure the pattern of its absence', () => {
  const scene = { plate: trusts, projector: mercator, theme, prefix: 'p', unit: 1 }
  const shapes = { geography: 'nhs_trust', areas: new Map(), land: empty, borders: [], around: null }
  const markup = renderToStaticMarkup(<PointLayer {...scene} shapes={shapes} />)
  const colours = classColours(trusts, theme)
  for (const { one } of pointsOf(trusts)) {
    const [, fill] = new RegExp(`data-area="${one.area.code}"[^>]*fill="([^"]+)"`).exec(markup) ?? []
    if (one.cell.kind === 'value') expect(fill).toBe(colours[one.classIndex ?? 0])
    else expect(fill).toContain('url(#p-')
  }
})

test('trusts without a point are counted in the key, which has room for it', () => {
  expect(unplacedOf(trusts)).toBe(
    trusts.areas.filter(({ area, cell }) => !area.centroid && cell.kind === 'value').length,
  )
  expect(unplacedOf(trusts)).toBeGreaterThan(0)
  expect(pointKeyHeight(trusts, 320)).toBeGreaterThan(60)
  expect(pointKeyHeight(regions, 320)).toBe(0)
})

test('a map of areas has no circles', () => {
  expect(pointsOf(regions)).toEqual([])
  expect(unplacedOf(regions)).toBe(0)
})

test('a small circle has a larger pointer target, and a visible circle comes before every target', () => {
  const shapes = { geography: 'nhs_trust', areas: new Map(), land: empty, borders: [], around: null }
  const scene = { plate: trusts, projector: mercator, theme, prefix: 'p', unit: 1, shapes }
  const markup = renderToStaticMarkup(<PointLayer {...scene} halo />)
  expect(markup.lastIndexOf('transparent')).toBeLessThan(markup.indexOf('stroke-opacity'))
  const small = pointsOf(trusts).filter(({ radius }) => radius < 8)
  expect(markup.match(/transparent/g)).toHaveLength(small.length)
  expect(renderToStaticMarkup(<PointLayer {...scene} />)).not.toContain('transparent')
})

const empty = { type: 'MultiPolygon' as const, coordinates: [] }
