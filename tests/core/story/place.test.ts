import { expect, test } from 'vitest'
import { readingLink, readPlace, writePlace } from '#core/story/place.ts'
import { decodeView } from '#core/view/codec.ts'

test.each([
  [{ story: 'capacity', scene: null, mode: 'read', talk: null }, 'capacity'],
  [{ story: 'capacity', scene: 'north', mode: 'read', talk: null }, 'capacity!north'],
  [{ story: 'capacity', scene: 'north', mode: 'stage', talk: 'k3' }, 'capacity!north!stage!k3'],
  [{ story: 'capacity', scene: null, mode: 'speaker', talk: 'k3' }, 'capacity!!speaker!k3'],
  [{ story: 'own-1', scene: 'north', mode: 'edit', talk: null }, 'own-1!north!edit'],
  [{ story: 'own-1', scene: 'north', mode: 'stage', talk: 'k3', isEdited: true }, 'own-1!north!stage!k3!edit'],
] as const)('%o is written and read', (place, text) => {
  expect(writePlace(place)).toBe(text)
  expect(readPlace(text)).toEqual(place)
})

test('no text is no place, and an unknown mode is read', () => {
  expect(readPlace(null)).toBeNull()
  expect(readPlace('')).toBeNull()
  expect(readPlace('capacity!north!dance')?.mode).toBe('read')
})

test('the link of a scene opens its story there', () => {
  expect(decodeView(readingLink('capacity', 'north'))).toMatchObject({
    view: { screen: 'story', story: 'capacity!north' },
    ignored: [],
  })
})
