import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RankingColumn } from '#figures/ranked-dots/ranking-column.tsx'
import { themes } from '#figures/theme.ts'
import { realPlate } from '../data/real-atlas.ts'

type Row = { readonly value: number; readonly from: number | null; readonly at: number }

/** Value, begin of the line and place of the dot of each area with a figure. */
function drawn(plate: ReturnType<typeof realPlate>): readonly Row[] {
  const markup = renderToStaticMarkup(
    <svg>
      <title>Ranking</title>
      <RankingColumn plate={plate} theme={themes.light} prefix="x" width={330} height={300} />
    </svg>,
  )
  return plate.areas.flatMap(({ area, cell }) => {
    if (cell.kind === 'absent') return []
    const row = new RegExp(`data-rank="${area.code}".*?</g>`).exec(markup)?.[0] ?? expect.fail(area.name)
    const [, from] = /<path d="M([\d.]+),0H/.exec(row) ?? []
    const [, at] = /<circle cx="([\d.]+)"/.exec(row) ?? expect.fail(area.name)
    return [{ value: cell.value, from: from === undefined ? null : Number(from), at: Number(at) }]
  })
}

test('without intervals each dot stands at the end of a line from zero, as long as its value', () => {
  const rows = drawn(realPlate({ indicator: 'mpce-staff', per: 'people-million' }))
  expect(rows.length).toBeGreaterThan(5)
  const lengths = rows.map(({ value, from, at }) => (at - (from ?? Number.NaN)) / value)
  for (const length of lengths) expect(length).toBeCloseTo(lengths[0] ?? 0, 6)
})

test('where there are intervals they are drawn, and no line from zero', () => {
  const plate = realPlate({ indicator: 'cancer-asr', per: null })
  const froms = drawn(plate).map(({ from }) => from)
  expect(new Set(froms).size).toBeGreaterThan(5)
})
