import { expect, test } from 'vitest'
import type { Source } from '#core/domain/source.ts'
import { ownSourceId } from '#core/domain/source.ts'
import { creditLine } from '#figures/footer.ts'
import { textWidth } from '#figures/text-width.ts'
import { realPlate } from '../data/real-atlas.ts'

const plate = realPlate({ indicator: 'cancer-cases', per: 'people' })
const plain = { title: null, subtitle: null } as const

const source = (id: string, publisher: string): Source => ({
  id,
  publisher,
  title: 'A table',
  year: '2024',
  url: null,
  licence: 'OGL',
  read: 'file',
})

const withSources = (sources: readonly Source[]) => ({ ...plate, trust: { ...plate.trust, sources } })
const within = (width: number) => (text: string) => textWidth(text, 10) <= width

test('producers are named as far as there is room, and else counted', () => {
  const shown = withSources(['One', 'Two', 'Three', 'Four'].map((name) => source(name, `Institute ${name} of Figures`)))
  expect(creditLine(shown, plain, () => true)).toMatch(/One.*Two.*Three.*Four.*OGL/)
  expect(creditLine(shown, plain, within(400))).toMatch(/^Source: Institute One .* and [23] more\./)
  expect(creditLine(shown, plain, within(1))).toMatch(/^Source: 4 producers, MPCE Atlas\./)
})

test('whoever brought figures of their own is named whatever room there is', () => {
  const own = source(ownSourceId('table'), 'Backup “Evil”')
  const shown = withSources([
    source('a', 'An office of statistics'),
    source('b', 'Another'),
    own,
    source('c', 'A third'),
  ])
  for (const width of [1, 100, 200, 400, 800, Number.POSITIVE_INFINITY])
    expect(creditLine(shown, { title: 'Mine', subtitle: null }, within(width))).toMatch(/^Source: Backup “Evil”/)
})
