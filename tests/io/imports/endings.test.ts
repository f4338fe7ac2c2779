import { expect, test } from 'vitest'
import { fileFormats } from '#io/imports/formats/registry.ts'
import { acceptedEndings } from '#screens/imports/drop-zone.tsx'

test('the file picker offers every format that is read, members’ packs, and nothing that is refused', () => {
  const read = fileFormats.flatMap(({ endings }) => endings)
  expect(acceptedEndings.split(',').sort()).toEqual([...new Set([...read, '.age'])].sort())
})
