import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { build } from 'vite'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { scenarioCsv } from './scenario-entry.ts'

/**
 * Runs every ready scenario of the data package in other engines than that of Node, where they are installed, and holds their CSV against Node's, byte for
 * byte: `npm run data && npm run engines`. On Debian `gjs` has SpiderMonkey, the engine of Firefox, and `libjavascriptcoregtk-4.0-bin` JavaScriptCore, that of Safari.
 */

const engines = [
  { program: 'gjs', name: 'SpiderMonkey' },
  { program: 'jsc', name: 'JavaScriptCore' },
] as const

const folder = mkdtempSync(join(tmpdir(), 'engines-'))
const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

/** The model as one script. */
async function bundled(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'scenario-entry.ts'),
        formats: ['iife'],
        name: 'model',
        fileName: () => 'model.js',
      },
    },
  })
  return readFileSync(join(folder, 'model.js'), 'utf8')
}

/** What an engine prints; null where it is not installed. */
function printed(program: string, script: string): string | null {
  const path = join(folder, 'run.js')
  writeFileSync(path, script)
  try {
    return execFileSync(program, [path], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

try {
  const supply = read(`public/${supplyPath}`)
  const file = v.parse(supplyFileSchema, JSON.parse(supply))
  const { version } = v.parse(v.object({ version: v.string() }), JSON.parse(read('public/data/catalogue.json')))
  const model = await bundled()
  for (const { program, name } of engines)
    for (const { id, text } of file.ready) {
      // What prints ends each line itself, so the last end of a line is cut.
      const call = `model.scenarioCsv(${supply}, ${JSON.stringify(text)}, ${JSON.stringify(version)}).slice(0, -1)`
      const found = printed(program, `${model};print(${call})`)
      if (found === null) {
        console.log(`${name} (${program}) is not installed`)
        break
      }
      const same = found === scenarioCsv(file, text, version)
      console.log(`${name}, ${id}: ${same ? 'the same bytes as in Node' : 'other bytes than in Node'}`)
      if (!same) process.exitCode = 1
    }
} finally {
  rmSync(folder, { recursive: true })
}
