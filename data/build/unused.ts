import type { Contents } from './contents.ts'

/** Sources and notes that nothing refers to: "source abc". */
export function unusedIn({
  library,
  indicators,
  siteSets,
  demand,
  requirement,
  supply,
}: Pick<Contents, 'library' | 'indicators' | 'siteSets' | 'demand' | 'requirement' | 'supply'>): readonly string[] {
  const used = new Set(library.norms.map(({ source }) => source))
  for (const { record, observations } of indicators) {
    for (const id of [...record.notes, ...record.breaks.map(({ note }) => note)]) used.add(id)
    for (const { source, notes } of observations) for (const id of [source, ...notes]) used.add(id)
  }
  for (const { record, sites } of siteSets)
    for (const id of [...record.notes, ...sites.map((one) => one.source)]) used.add(id)
  for (const id of demand ? [...demand.record.notes, ...demand.record.sources] : []) used.add(id)
  for (const { id } of [...(requirement?.sources ?? []), ...(supply?.sources ?? [])]) used.add(id)
  const of = (kind: string, all: readonly { readonly id: string }[]) =>
    all.filter(({ id }) => !used.has(id)).map(({ id }) => `${kind} ${id}`)
  return [...of('source', library.sources), ...of('note', library.notes)]
}
