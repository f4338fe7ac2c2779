import { expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { themes } from '#figures/theme.ts'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { drawPanel } from './draw-panel.tsx'

const plate = composePlate(
  resolveView(smallView({ mine: 'itl1!E12000002', selected: ['E12000001', 'E12000003'] }), catalogue),
  smallAtlas,
)

test.each(['light', 'dark'] as const)(
  'on the map the own area has its colour alone, is wider and on top (%s)',
  (id) => {
    const theme = themes[id]
    const markup = drawPanel(panelsOf(plate).map, plate, { theme })
    const outlines = [...markup.matchAll(/<g data-outline="(\w+)">(.*?)<\/g>/g)].map(([, code, paths = '']) => {
      const [, , stroke, width] =
        /stroke="([^"]+)" stroke-width="[^"]+".*stroke="([^"]+)" stroke-width="([^"]+)"/.exec(paths) ?? []
      return [code, stroke, Number(width)]
    })
    expect(outlines).toEqual([
      ['E12000003', theme.muted, 2],
      ['E12000001', theme.muted, 2],
      ['E12000002', theme.mine, 3.2],
    ])
    // Its label is placed first, and framed.
    expect([...markup.matchAll(/data-label="(\w+)"/g)].map(([, code]) => code)[0]).toBe('E12000002')
    expect(markup.split(theme.mine)).toHaveLength(3)
  },
)

test('in the ranking its row and dot have its colour, and the other selected rows are quiet', () => {
  const markup = drawPanel(panelsOf(plate).ranked, plate)
  const row = (code: string) => new RegExp(`data-area="${code}".*?</g></g>`).exec(markup)?.[0] ?? ''
  expect(row('E12000002').split(themes.light.mine)).toHaveLength(3)
  expect(row('E12000001')).toContain(`width="3" height="24" fill="${themes.light.muted}"`)
  expect(markup.split(themes.light.mine)).toHaveLength(3)
})

test('without an own area the selected have the accent, and nothing has its colour', () => {
  const other = composePlate(resolveView(smallView({ selected: ['E12000001'] }), catalogue), smallAtlas)
  const markup = drawPanel(panelsOf(other).map, other)
  expect(markup).not.toContain(themes.light.mine)
  expect(markup).toContain(`stroke="${themes.light.accent}" stroke-width="2"`)
})
