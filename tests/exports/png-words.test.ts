import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { encodePng } from '#exports/picture/encode-png.ts'

/** Names of the chunks of a PNG in their order, and the data of each. */
function chunksOf(bytes: Uint8Array): readonly { readonly type: string; readonly data: Buffer }[] {
  const file = Buffer.from(bytes)
  const found = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    found.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return found
}

test.each([
  [300, 11811],
  [600, 23622],
  [144, 5669],
])('a PNG of %i DPI says its resolution, its colour space and its words before its pixels', async (dpi, perMetre) => {
  const rows = (from: number, count: number) => Uint8ClampedArray.from({ length: count * 3 * 4 }, (_, at) => from + at)
  const work = { signal: new AbortController().signal, onProgress: () => {} }
  const texts = [
    ['Source', 'Nobody (2020). https://example.org/?v=1'],
    ['Copyright', 'none needed'],
  ] as const
  const bytes = await encodePng({ width: 3, height: 2, rows }, { dpi, transparent: false, texts }, work)
  const chunks = chunksOf(bytes)
  const types = chunks.map(({ type }) => type)
  expect(types.slice(0, 3)).toEqual(['IHDR', 'sRGB', 'pHYs'])
  expect(types.indexOf('iTXt')).toBeLessThan(types.indexOf('IDAT'))
  expect([...(chunks[1]?.data ?? [])]).toEqual([0])
  const resolution = chunks[2]?.data ?? Buffer.alloc(9)
  expect([resolution.readUInt32BE(0), resolution.readUInt32BE(4), resolution[8]]).toEqual([perMetre, perMetre, 1])
  const words = chunks
    .filter(({ type }) => type === 'iTXt')
    .map(({ data }) => data.toString('utf8').replaceAll('\0', ' '))
  for (const [keyword, text] of texts)
    expect(words.some((one) => one.startsWith(keyword) && one.endsWith(text))).toBe(true)
  expect([...PNG.sync.read(Buffer.from(bytes)).data.subarray(4, 7)]).toEqual([4, 5, 6])
})
