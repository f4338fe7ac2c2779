import { expect, test } from 'vitest'
import type { FileFormat } from '#io/imports/formats/file-format.ts'
import { fileFormats } from '#io/imports/formats/registry.ts'
import { openFile } from '#io/imports/open-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a format is one entry: a file that it recognises is opened by it', () => {
  const shouting: FileFormat = {
    name: 'Shouting',
    endings: [],
    recognises: ({ decoded: { text } }) => text.startsWith('!!'),
    open: ({ name, decoded: { text } }) => ({
      sheets: [{ ...openFile(name, bytes(text.slice(2).toLowerCase())).sheets[0]! }],
      layers: [],
      findings: [],
    }),
  }
  const { sheets, findings } = openFile('x.txt', bytes('!!AREA,VALUE\nWALES,3\n'), () => {}, [shouting, ...fileFormats])
  expect(findings).toEqual([])
  expect(sheets[0]?.rows[0]?.map((cell) => String(cell))).toEqual(['area', 'value'])
})

test.each([
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], 'old-workbook'],
  ['a PDF', [0x25, 0x50, 0x44, 0x46], 'pdf'],
  ['a packed file', [0x1f, 0x8b], 'packed'],
  ['a page that asks for a login', [...bytes('<!doctype html><p>Log in</p>')], 'markup'],
  ['a map in KML with nothing in it', [...bytes('<kml></kml>')], 'nothing-in-it'],
  ['an archive that is none', [0x50, 0x4b, 0x03, 0x04], 'archive-damaged'],
])('%s is refused with what to do instead', (_, start, code) => {
  const { sheets, layers, findings } = openFile('x', Uint8Array.from(start))
  expect([...sheets, ...layers]).toEqual([])
  expect(findings.map((one) => one.code)).toEqual([code])
  expect(findings[0]?.mend).not.toBe('')
})

test('a list is JSON by its name only, and a table otherwise', () => {
  expect(openFile('list.json', bytes('[{"a":1},{"a":2}]')).sheets).toHaveLength(1)
  expect(openFile('list.csv', bytes('[area],value\nWales,3\n')).sheets[0]?.rows).toHaveLength(2)
})
