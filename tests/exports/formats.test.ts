import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { tableFormats } from '#sharing/table-formats.ts'
import { realPlate } from '../data/real-atlas.ts'

const permalink = 'https://atlas.example/?v=2&m=mpce-staff'

/** All words of a file, whether it is text or an archive of texts. */
function wordsOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50) return strFromU8(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join(' ')
    .replaceAll('&amp;', '&')
}

test.each(tableFormats)(
  'a table as $name states every source, every figure and the link to its view',
  async ({ file }) => {
    const plate = realPlate({ indicator: 'mpce-staff', geography: 'itl1' })
    const { map } = panelsOf(plate)
    const { blob } = await file(map, { indicators: [], permalink, plate })
    const words = wordsOf(new Uint8Array(await blob.arrayBuffer()))
    expect(words).toContain(permalink)
    expect(plate.trust.sources.length).toBeGreaterThan(0)
    for (const { title } of plate.trust.sources) expect(words).toContain(title)
    for (const { cells } of map.table.rows)
      for (const { raw } of cells) if (typeof raw === 'number') expect(words).toContain(String(raw))
  },
)
