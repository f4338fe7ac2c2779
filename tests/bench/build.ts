import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { makeAreas } from '../fixtures/made-areas.ts'
import { filesOf, manyCounts, scenes } from './scenes.ts'

const here = new URL('./', import.meta.url)
const root = new URL('../../', here).pathname
/** Built pages; not part of the repository. */
export const built = new URL('../../.cache/bench/', here)

const common = { root, configFile: false, logLevel: 'warn', publicDir: false } as const

/** Builds the reference pages as the app is built: minified, one script each, with only what it needs. */
export async function buildPages(appBase: string): Promise<void> {
  const made = new URL('made/', built)
  mkdirSync(made, { recursive: true })
  for (const count of manyCounts) writeFileSync(new URL(`${count}.json`, made), JSON.stringify(makeAreas(count)))
  const files = Object.fromEntries(scenes.map((scene) => [scene.geography, filesOf(scene, appBase)]))
  for (const id of ['plain-svg', 'leaflet', 'echarts', 'maplibre', 'd3-canvas', 'deck']) {
    const outDir = new URL(`${id}/`, built)
    await build({
      ...common,
      base: './',
      define: { benchFiles: JSON.stringify(files) },
      build: {
        outDir: outDir.pathname,
        emptyOutDir: true,
        target: 'es2022',
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          input: new URL(`pages/${id}.ts`, here).pathname,
          output: { entryFileNames: 'assets/page.js', assetFileNames: 'assets/[name][extname]' },
        },
      },
    })
    const styles = readdirSync(new URL('assets/', outDir)).filter((name) => name.endsWith('.css'))
    writeFileSync(new URL('index.html', outDir), pageOf(id, styles))
  }
  await build({
    ...common,
    build: {
      outDir: new URL('probe/', built).pathname,
      emptyOutDir: true,
      target: 'es2022',
      lib: {
        entry: new URL('pages/probe.ts', here).pathname,
        formats: ['iife'],
        name: 'benchProbe',
        fileName: () => 'probe.js',
      },
    },
  })
}

const pageOf = (id: string, styles: readonly string[]): string => `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${id}</title>
    <link rel="icon" href="data:," />
    <style>
      body { margin: 16px; font: 16px sans-serif; background: #fbfaf7 }
      #map { width: 640px; height: 720px; background: #e7ecee }
    </style>
${styles.map((name) => `    <link rel="stylesheet" crossorigin href="./assets/${name}" />\n`).join('')}    <script type="module" crossorigin src="./assets/page.js"></script>
  </head>
  <body>
    <h1></h1>
    <label for="measure">Measure</label>
    <select id="measure"><option value="first">First</option><option value="second">Second</option></select>
    <p id="tip">&nbsp;</p>
    <div id="map"></div>
  </body>
</html>
`
