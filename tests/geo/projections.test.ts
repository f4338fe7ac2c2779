import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import proj4 from 'proj4'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { grids } from '../../config/grids.ts'
import { systems } from '../../src/core/geography/systems.ts'

const root = new URL('../../', import.meta.url).pathname

test('what is built in of proj4 reads every coordinate system that the atlas knows, as the whole library does', async () => {
  const folder = mkdtempSync(join(root, 'node_modules/.projections-'))
  try {
    const entry = join(folder, 'entry.js')
    writeFileSync(entry, "export { default } from 'proj4'")
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'silent',
      plugins: [grids()],
      build: { outDir: join(folder, 'out'), lib: { entry, formats: ['es'], fileName: 'proj4' }, minify: false },
    })
    const built = (await import(pathToFileURL(join(folder, 'out/proj4.js')).href)) as { default: typeof proj4 }
    for (const [epsg, definition] of Object.entries(systems)) {
      const there = proj4('WGS84', definition, [-5.93, 54.6])
      expect(built.default('WGS84', definition, [-5.93, 54.6]), epsg).toEqual(there)
      expect(built.default(definition, 'WGS84', there), epsg).toEqual(proj4(definition, 'WGS84', there))
    }
    expect(() => built.default('WGS84', '+proj=laea +lat_0=52 +lon_0=10', [0, 0])).toThrow()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
