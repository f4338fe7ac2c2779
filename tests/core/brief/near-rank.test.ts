import { expect, test } from 'vitest'
import { nearRank } from '#core/brief/near-rank.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { realPlate } from '../../data/real-atlas.ts'

const authorities = realPlate({ indicator: 'population', per: null, geography: 'utla' })
const ranked = rankedAreas(authorities.areas).filter(({ cell }) => cell.kind === 'value')
const codesOf = (body: unknown) => (body as Plate).areas.map(({ area }) => area.code)

test.each([0, 3, 8, 100, ranked.length - 1])(
  'of hundreds of areas a brief has the %ith and its neighbours in rank',
  (at) => {
    const one = ranked[at]
    if (!one) throw new Error('no such area')
    const panel = nearRank(panelsOf(authorities).ranked, one.area.code)
    const codes = codesOf(panel.body)
    expect(codes).toHaveLength(17)
    expect(codes).toContain(one.area.code)
    const first = Math.max(0, Math.min(at - 8, ranked.length - 17))
    expect(codes).toEqual(ranked.slice(first, first + 17).map(({ area }) => area.code))
    expect(panel.title).toBe(`${one.area.name} among its neighbours in rank`)
    expect(panel.subtitle).toContain(
      `17 of ${ranked.length} areas with a figure, ${first + 1} to ${first + 17} from the largest`,
    )
  },
)

test('a ranking that has room, or without a figure of the area, is left as it is', () => {
  const few = panelsOf(realPlate({})).ranked
  expect(nearRank(few, 'E12000001')).toBe(few)
  const without = authorities.areas.find(({ cell }) => cell.kind === 'absent')
  const many = panelsOf(authorities).ranked
  expect(nearRank(many, without?.area.code ?? '')).toBe(many)
})
