import type { Source } from './source.ts'

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
 * Producers and years on one line: "NHS Digital (2017); Office for National Statistics (2018, 2022)"; of what bears no date, that. Empty without
 * sources.
 */
export const sourceLine = (sources: readonly Source[]): string =>
  [...yearsByPublisher(sources)]
    .map(([publisher, years]) => `${publisher} (${years.join(', ') || 'no date'})`)
    .join('; ')

/** The licences of the sources, each once: "Open Government Licence v3.0; CC0 1.0". */
export const licenceLine = (sources: readonly Source[]): string =>
  [...new Set(sources.map(({ licence }) => licence))].join('; ')
