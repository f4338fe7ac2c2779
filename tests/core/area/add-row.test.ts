import { expect, test } from 'vitest'
import { areasWithFigure, insertByTopic, settleAdded } from '#core/area/add-row.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue } = realData()
const row = (indicator: string) => ({ indicator, per: null })
const added = (id: string, geography: string, period: string | null) =>
  settleAdded(catalogue, geography, { ...row(id), period })

test('a row that is added stands behind the last of its topic, and last where it is the first of it', () => {
  const rows = ['mpce-published-vacancy', 'therapeutic-radiography-vacancy', 'cancer-cases', 'population'].map(row)
  const ids = (id: string) => insertByTopic(rows, row(id), catalogue).map(({ indicator }) => indicator)
  expect(ids('diagnostic-radiography-vacancy').indexOf('diagnostic-radiography-vacancy')).toBe(2)
  expect(ids('diagnostic-tests').at(-1)).toBe('diagnostic-tests')
  expect(ids('diagnostic-tests')).toHaveLength(5)
})

test('it opens on its latest figures, though an earlier period has a few more areas', () => {
  const vacancy = added('diagnostic-radiography-vacancy', 'itl1', '2018') ?? expect.fail('it is held')
  expect([vacancy.period, areasWithFigure(vacancy)]).toEqual(['2020', 2])
})
