import { describe, expect, test } from 'vitest'
import { figuresText, inView } from '#core/plate/in-view.ts'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { realPlate } from '../../data/real-atlas.ts'

/** The same view, moved, with areas selected, in another theme and with another figure beside it. */
const turned = (view: View): View => ({
  ...view,
  bounds: [-1.2, 50.7, 1.5, 52.2],
  selected: ['E12000007', 'W92000004'],
  theme: view.theme === 'dark' ? 'light' : 'dark',
  panel: view.panel === 'table' ? 'ranked' : 'table',
})

const over = (mode: 'hatch' | 'bivariate', indicator: string) => ({ mode, indicator, dims: {} })
const cases: readonly (readonly [string, Partial<View>])[] = [
  ['a ratio', { indicator: 'radiotherapy-machines', per: 'cancers' }],
  ['authorities', { indicator: 'population', per: null, geography: 'utla' }],
  ['an overlay', { indicator: 'median-age', per: null, overlay: over('hatch', 'population') }],
  ['classes of all periods', { indicator: 'population', per: null, fixed: true }],
  ['absences, with sites', { indicator: 'healthcare-science-staff', per: null, sites: 'radiotherapy' }],
  [
    'a group and an area of one’s own',
    { groups: [{ id: 'a', name: 'A', codes: ['E12000001'] }], mine: 'itl1!E12000002' },
  ],
]

describe('a plate that is moved or has other areas selected', () => {
  test.each(cases)('%s: is what composing it anew gives', (_, change) => {
    const plate = realPlate(change)
    const anew = realPlate(turned(plate.view))
    expect(inView(plate, anew.view)).toEqual(anew)
    expect(figuresText(plate.view)).toBe(figuresText(anew.view))
  })

  test('every other choice of a link makes it another one', () => {
    const { view } = decodeView('')
    const others: readonly Partial<View>[] = [
      { indicator: 'population' },
      { per: null },
      { period: '2019' as View['period'] },
      { geography: 'utla' },
      { classes: 7 },
      { method: 'quantile' },
      { fixed: true },
      { sites: 'radiotherapy' },
      { mine: 'itl1!E12000002' },
      { benchmark: { kind: 'none' } },
      { values: true },
      { sort: 'name' },
    ]
    const texts = others.map((one) => figuresText({ ...view, ...one }))
    expect(new Set([figuresText(view), ...texts]).size).toBe(others.length + 1)
  })
})
