import type { Catalogue, IndicatorFile } from '#core/catalogue/schemas.ts'
import { type Indicator, isSample } from '#core/domain/indicator.ts'
import { capitalise } from '#core/domain/letters.ts'
import { isOwnSource, ownSourceId, type Source } from '#core/domain/source.ts'
import type { Entry, ShelfFile } from './draft.ts'

/** A file from somebody else: its name and kind (“Members 2026”, a pack). Its figures carry the name everywhere. */
export type Foreign = {
  readonly kind: 'pack' | 'backup'
  readonly name: string
  /** Of no other pack that is open and no other dataset that is kept. */
  readonly key: string
}

/** As much of a name as a title has room for. */
const longest = 60

/** A name as it stands in a line: without signs that are not seen, that break a line or turn the direction of what follows. */
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[“”"]/g, '')
    .trim()
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain || 'without a name'
}

/** "pack “Members 2026”", "backup “Equipment”" */
export const foreignName = ({ kind, name }: Foreign): string => `${kind} “${plainName(name)}”`

/** An id that no published source has, and no source of another pack. */
const foreignId = (id: string, { key }: Foreign): string => ownSourceId(`${key}-${id.replace(/^own-/, '')}`)

function namedSource(source: Source, foreign: Foreign): Source {
  const id = foreignId(source.id, foreign)
  if (isOwnSource(source)) return { ...source, id, publisher: capitalise(foreignName(foreign)) }
  return {
    ...source,
    id,
    publisher: `${capitalise(foreignName(foreign))}, which names ${source.publisher}`,
    title: `${source.title}, as ${foreignName(foreign)} has it; not checked against the publication`,
  }
}

/**
 * Cells from somebody else's file, with that file named in each of their sources: a line of sources never has the name of a publisher alone for
 * what the publisher may not have said. Such a source counts as not published.
 */
export function nameFile(file: IndicatorFile, foreign: Foreign): IndicatorFile {
  const sources = file.sources.map((source) => namedSource(source, foreign))
  const named = (file.dictionaries.source ?? []).map((id) => foreignId(id, foreign))
  return { ...file, sources, dictionaries: { ...file.dictionaries, source: named } }
}

/** Any file of somebody else's, with that file named in each of its sources. Boundaries have none. */
export function nameAnyFile<T extends ShelfFile>(file: T, foreign: Foreign): T {
  if ('columns' in file) return nameFile(file, foreign) as T
  if (!('sources' in file)) return file
  const sources = file.sources.map((source) => namedSource(source, foreign))
  if (!('sites' in file)) return { ...file, sources }
  return { ...file, sources, sites: file.sites.map((site) => ({ ...site, source: foreignId(site.source, foreign) })) }
}

/**
 * What somebody else's file adds to the catalogue. An indicator that takes the place of a shipped one, or that has the name of one, says in its own
 * name where it comes from, and with it every title, table and file does. A baseline in place of the made-up sample needs no such words: its sources
 * have them.
 */
export function nameEntry(entry: Entry, foreign: Foreign, shipped: Catalogue): Entry {
  const published = shipped.indicators.filter((one) => !isSample(one))
  const ids = new Set(published.map(({ id }) => id))
  const names = new Set(published.map(({ name }) => name.trim().toLowerCase()))
  const words = `(from the ${foreignName(foreign)})`
  const isTaken = ({ id, name }: Indicator) => ids.has(id) || names.has(name.trim().toLowerCase())
  return {
    ...entry,
    indicators: entry.indicators.map((one) => {
      const own = { ...one, sources: one.sources.map((id) => foreignId(id, foreign)) }
      return isTaken(one) ? { ...own, name: `${one.name} ${words}`, phrase: `${one.phrase} ${words}` } : own
    }),
  }
}
