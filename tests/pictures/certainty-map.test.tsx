import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { doubtWords } from '#core/compare/certainty.ts'
import type { View } from '#core/view/view.ts'
import { looks } from '#figures/looks.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realComparison } from '../data/comparison.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { contrast, readMap } from './read-back.ts'

/** The maps of a comparison, read back from their markup. */

const topology = JSON.parse(readBuiltGeo().topology) as Topology

function drawn(id: 'certainty' | 'corner', change: Partial<View>, theme: (typeof looks)[keyof typeof looks]) {
  const { plate, comparison } = realComparison(change)
  const areas = plate.areas.map(({ area }) => area)
  const shapes = shapesOf(topology, plate.geography, areas)
  const svg = drawPanel(comparison[id], plate, { shapes, theme })
  const fills = new Map(
    [
      ...svg.matchAll(
        /<g data-area="(\w+)"[^>]*><path data-layer="areas" d="[^"]*" fill="([^"]+)"><\/path>(?:<path data-layer="hatch" d="[^"]*" fill="([^"]+)">)?/g,
      ),
    ].map(([, code = '', fill = '', over = '']) => [
      code,
      { fill, hatch: over.replace(/^url\(#.*?-(?=second|third)|\)$/g, '') },
    ]),
  )
  return { plate, comparison, read: readMap(svg), fills }
}

const hatchOf = { unclear: 'third', partial: 'second', clear: '', beyond: '', complete: '', untold: '' } as const

describe.each(Object.values(looks))('how sure the map is, in $id', (theme) => {
  test.each([
    ['staff that are incompletely recorded', { indicator: 'radiotherapy-machines', per: 'cancers' }],
    ['rates with intervals', { indicator: 'cancer-cases', per: 'people-100k' }],
    ['around the benchmark', { indicator: 'cancer-cases', per: 'people-100k', method: 'diverging', classes: 8 }],
    [
      'of a page whose map crosses two measures',
      {
        indicator: 'radiotherapy-machines',
        per: 'cancers',
        overlay: { mode: 'bivariate', indicator: 'population', dims: {} },
      },
    ],
  ] as const)('%s: each area in its class, hatched by its uncertainty in a visible ink', (_, change) => {
    const { plate, comparison, read, fills } = drawn('certainty', change, theme)
    const { body } = comparison.certainty
    if (!body) throw new Error(comparison.certainty.lacks ?? 'no map')
    for (const { area, classIndex, cell } of plate.areas) {
      const found = fills.get(area.code)
      if (cell.kind === 'absent') continue
      const label = plate.classes[classIndex ?? -1]?.label
      const entry = [...read.legend.values()].find((one) => one.label === label)
      expect(found?.fill, area.name).toBe(entry?.fills[0]?.fill)
      expect(found?.hatch.split('-')[0], area.name).toBe(hatchOf[body.doubts[area.code] ?? 'clear'])
      if (found?.hatch) expect(contrast(read.inks.get(found.hatch) ?? '', found.fill)).toBeGreaterThanOrEqual(3)
    }
    for (const doubt of ['unclear', 'partial'] as const)
      if (Object.values(body.doubts).includes(doubt)) {
        const entry = read.legend.get(hatchOf[doubt])
        expect(entry?.hatches).toMatchObject([
          { pattern: expect.stringMatching(hatchOf[doubt]) },
          { pattern: expect.stringMatching(hatchOf[doubt]) },
        ])
        // Long words go on in a second line.
        expect(read.words.slice(read.words.indexOf(entry?.label ?? '')).join(' ')).toMatch(
          new RegExp(`^hatched: ${doubtWords[doubt]}`),
        )
      }
  })
})

test('only the outermost of nested areas is drawn', () => {
  const { fills, plate } = drawn('certainty', { indicator: 'population', per: null, geography: 'uk' }, looks.light)
  expect(plate.areas.length).toBe(3)
  expect([...fills.keys()].filter((code) => code !== 'K02000001')).toEqual([])
})
