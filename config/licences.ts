import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Plugin, Rolldown } from 'vite'
import { licenceOf } from './licence-of.ts'

/** Name of the list in the built site; the Data screen links to it. */
const licencesFile = 'licences.txt'

const intro =
  'The scripts and typefaces of other makers that are built into the atlas, with their licences. Those of the figures are named with their sources.'

/** Folder of the installed package that a module belongs to. */
const folderOf = (id: string): string | null =>
  /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//.exec(id)?.[1] ?? null

/** Finds licences inside a script, for code that its package took from another. */
const textsWithin = (code: string): readonly string[] =>
  (code.match(/\/\*[\s\S]*?\*\//g) ?? []).filter((comment) =>
    /permission is hereby|redistribution and use/i.test(comment),
  )

const sourcesSchema = v.object({ sources: v.array(v.string()) })

/** Finds the packages bundled into another's script, by its source map or by its bundler's file markers. */
function foldersWithin(script: string, folder: string, code: string): readonly string[] {
  const map = `${script}.map`
  const { sources } = existsSync(map) ? v.parse(sourcesSchema, JSON.parse(readFileSync(map, 'utf8'))) : { sources: [] }
  const marks = code.match(/^\/\/(?:#region)? ?(?:\.\.\/)*node_modules\/.*$/gm) ?? []
  const names = new Set(
    [...sources, ...marks].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const modules = folder.slice(0, folder.lastIndexOf('/node_modules/'))
  return [...names].map((name) => {
    const places = [folder, modules].map((place) => join(place, 'node_modules', name))
    const found = places.find((place) => existsSync(place))
    if (found === undefined)
      throw new Error(`${script} holds ${name}, which is not installed, so that its licence is unknown`)
    return found
  })
}

/**
 * Lists the packages in the built site with their licences: those of scripts, style sheets and typefaces, and those of workers, which are separate
 * bundles that Vite's `build.license` omits.
 */
export function licences(): { readonly site: Plugin; readonly worker: () => Plugin } {
  const shipped = new Map<string, Set<string>>()
  const textsOf = (folder: string) => {
    const texts = shipped.get(folder) ?? new Set()
    shipped.set(folder, texts)
    return texts
  }
  function collect(bundle: Rolldown.OutputBundle): void {
    for (const chunk of Object.values(bundle))
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const folder = folderOf(id)
        if (folder === null) continue
        // Reads the installed file: the bundler's copy has lost its comments.
        const script = id.replace(/^\0|\?.*$/g, '')
        const code = /\.[cm]?js$/.test(script) ? readFileSync(script, 'utf8') : ''
        for (const text of textsWithin(code)) textsOf(folder).add(text)
        for (const place of [folder, ...foldersWithin(script, folder, code)]) textsOf(place)
      }
  }
  return {
    worker: () => ({
      name: 'atlas-licences-of-workers',
      generateBundle(_, bundle) {
        collect(bundle)
      },
    }),
    site: {
      name: 'atlas-licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle)
        const entries = new Set([...shipped].map(([folder, within]) => licenceOf(folder, within)).sort())
        // The byte order mark makes browsers read UTF-8 from any host.
        const source = `\uFEFF${[intro, ...entries].join('\n\n\n')}\n`
        this.emitFile({ type: 'asset', fileName: licencesFile, source })
      },
    },
  }
}
