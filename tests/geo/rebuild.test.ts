import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build } from '../../geo/build.ts'
import { builtFolder } from './atlas.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-geo-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a rebuild gives the committed files, byte for byte', async () => {
  await build(folder)
  for (const file of ['uk.topojson', 'areas.json'])
    expect(
      readFileSync(join(folder, file), 'utf8') === readFileSync(new URL(file, builtFolder), 'utf8'),
      `${file}: run npm run geo`,
    ).toBe(true)
}, 60_000)
