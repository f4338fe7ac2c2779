import type { Topology } from 'topojson-specification'
import { expect, test } from 'vitest'
import type { View } from '#core/view/view.ts'
import { layNames, namesSubject } from '#figures/map/names-layer.tsx'
import { nationalProjection } from '#figures/map/national.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realComparison } from '../data/comparison.ts'

const topology: Topology = JSON.parse(readBuiltGeo().topology)
const box = { width: 683, height: 578 }

const views: Readonly<Record<string, Partial<View>>> = {
  population: { indicator: 'population', geography: 'itl1' },
  'population, another year': { indicator: 'population', geography: 'itl1', period: '2011' },
  'population with values': { indicator: 'population', geography: 'itl1', values: true },
  'population, one chosen': { indicator: 'population', geography: 'itl1', selected: ['E12000003'] },
  rates: { indicator: 'cancer-cases', per: 'people-100k', geography: 'itl1' },
  'machines with cautions': { indicator: 'radiotherapy-machines', per: 'cancers', geography: 'itl1' },
  'machines with circles': {
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    geography: 'itl1',
    overlay: { indicator: 'population', dims: {}, mode: 'symbols' },
  },
  nations: { indicator: 'population', geography: 'nation' },
}

const laid = Object.entries(views).map(([name, view]) => {
  const { plate } = realComparison(view)
  const areas = plate.areas.map(({ area }) => area)
  const shapes = shapesOf(topology, plate.geography, areas)
  const projector = nationalProjection(shapes.land, [8, 8, box.width - 8, box.height - 8])
  const { placed } = layNames({
    plate,
    shapes,
    projector,
    theme: themes.light,
    frame: { left: 4, top: 4, width: box.width - 8, height: box.height - 8 },
    toPixels: (place) => place,
  })
  return { name, subject: namesSubject(plate), placed: JSON.stringify(placed) }
})

test('maps whose names depend on the same have them in the same places', () => {
  for (const one of laid)
    for (const other of laid)
      if (one.subject === other.subject) expect(one.placed, `${one.name} and ${other.name}`).toBe(other.placed)
})

test('another year or measure is no reason to place names anew; what is drawn or printed beside them is', () => {
  const [population, year, values, chosen, rates, cautions, circles, nations] = laid.map(({ subject }) => subject)
  expect(year).toBe(population)
  expect(rates).toBe(population)
  const others = [values, chosen, cautions, circles, nations]
  expect(new Set([population, ...others]).size).toBe(others.length + 1)
})
