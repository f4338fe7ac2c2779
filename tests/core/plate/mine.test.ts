import { expect, test } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import { chosenOf, mineOf } from '#core/plate/mine.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { tellMine, withoutMine } from '#core/plate/tell-mine.ts'
import { decodeView } from '#core/view/codec.ts'
import { areas, catalogue, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const own = (code: string, geography = 'itl1') => `${geography}!${code}`
const plateWith = (change: Parameters<typeof smallView>[0], home?: typeof areas) =>
  composePlate(resolveView(smallView(change), catalogue), { ...smallAtlas, home })

test('an area of the geography shown is marked itself, whatever geography it was chosen in', () => {
  expect(mineOf(own('E12000002'), 'itl1', areas)).toBe('E12000002')
  expect(mineOf(own('W92000004', 'nation'), 'itl1', areas)).toBe('W92000004')
  expect(mineOf(null, 'itl1', areas)).toBeNull()
})

test('an area of another geography is marked by the area that holds it, and by none where that is not known', () => {
  const [first] = areas
  const small = { ...first, code: 'E06000001', parents: { itl1: 'E12000003' } } as (typeof areas)[number]
  expect(mineOf(own('E06000001', 'utla'), 'itl1', areas, [small])).toBe('E12000003')
  expect(mineOf(own('E06000001', 'utla'), 'itl1', areas)).toBeNull()
  expect(mineOf(own('E06000001', 'utla'), 'icb', areas, [small])).toBeNull()
  expect(mineOf(own('E06000001', 'utla'), 'itl1', areas, [{ ...small, parents: { itl1: 'E12009999' } }])).toBeNull()
})

test('the plate is told of the area that holds the reader’s', () => {
  const [first] = areas
  const small = { ...first, code: 'E06000001', parents: { itl1: 'E12000003' } } as (typeof areas)[number]
  expect(plateWith({ mine: own('E06000001', 'utla') }, [small]).mine).toBe('E12000003')
  expect(plateWith({ mine: own('E06000001', 'utla') }).mine).toBeNull()
})

test('the reader’s own area comes first of those that stand out, once', () => {
  const chosen = (selected: readonly string[], mine: string | null) =>
    chosenOf(plateWith({ selected, mine: mine === null ? null : own(mine) }))
  expect(chosen(['E12000001', 'E12000002'], 'E12000002')).toEqual(['E12000002', 'E12000001'])
  expect(chosen(['E12000001'], 'E12000003')).toEqual(['E12000003', 'E12000001'])
  expect(chosen(['E12000001'], null)).toEqual(['E12000001'])
})

test('the sentences begin with the reader’s own area: its figure, its rank, how it compares', () => {
  const without = plateWith({}).sentences
  const { sentences } = tellMine(plateWith({ mine: own('E12000002') }))
  expect(sentences.slice(1)).toEqual(without)
  expect(sentences[0]).toBe('West: 20 machines, 2nd of 6 from the largest.')
})

test('a link holds the reader’s own area, and what it cannot read is named', () => {
  expect(decodeView('v=2&my=itl1!E12000004').view.mine).toEqual(own('E12000004'))
  expect(decodeView('v=2&my=-').view.mine).toBeNull()
  for (const bad of ['my=E12000004', 'my=itl1!', 'my=itl1!E1!2', 'my=!E12000004'])
    expect(decodeView(`v=2&${bad}`)).toMatchObject({ view: { mine: null }, ignored: [bad] })
})

test('the words of a plate are as they were without the reader’s area, where its figure stands elsewhere', () => {
  for (const mine of [own('E12000002'), null]) {
    const plate = plateWith({ mine })
    expect(withoutMine(tellMine(plate))).toEqual(plate.sentences)
    // Words that do not begin with the area, as those of a change, are all left.
    expect(withoutMine(plate)).toEqual(plate.sentences)
  }
})
