import type { Source } from './source.ts'

/** What stands for the year of a source that has none: what it is instead of an empty place. */
const undated = ({ url }: Source): string => (url?.startsWith('http') ? 'undated web page' : 'undated')

/** Years by publisher, both in the order of the sources. */
function yearsByPublisher(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const years = new Map<string, readonly string[]>()
  for (const { publisher, year } of sources) {
    const known = years.get(publisher) ?? []
    years.set(publisher, year === null || known.includes(year) ? known : [...known, year])
  }
  return years
}

/**
 * Producers and years on one line: "NHS Digital (2017); Office for National Statistics (2018, 2022)". Says so where a source has no date. Empty
 * without sources.
 * @param most producers to name; if at least two more remain, they are counted: "… and 4 more"
 */
export function sourceLine(sources: readonly Source[], most = Number.POSITIVE_INFINITY): string {
  const producers = [...yearsByPublisher(sources)].map(
    ([publisher, years]) =>
      `${publisher} (${years.join(', ') || sources.filter((one) => one.publisher === publisher).map(undated)[0]})`,
  )
  const more = producers.length - most
  return more > 1 ? `${producers.slice(0, most).join('; ')} and ${more} more` : producers.join('; ')
}

/** The licences of the sources, each once: "Open Government Licence v3.0; CC0 1.0". */
export const licenceLine = (sources: readonly Source[]): string =>
  [...new Set(sources.map(({ licence }) => licence))].join('; ')
