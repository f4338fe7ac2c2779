/** The version of new links. */
export const currentVersion = 2

type Parameters = Map<string, string>
/** One change of the link format: takes parameters of version n, returns those of version n + 1. */
export type LinkMigration = (parameters: Parameters) => Parameters

/** Version 1 omitted the measure of its first view: radiotherapy machines per 1,000 new cancers. */
const stateFirstMeasure: LinkMigration = (parameters) =>
  new Map([['m', 'radiotherapy-machines'], ['per', 'cancers'], ...parameters])

/** Migrations in order; the first leads from version 1 to 2. Like `tests/links.txt` the list only grows, which keeps every old link readable. */
export const linkMigrations: readonly LinkMigration[] = [stateFirstMeasure]

/** Migrates the parameters of a link to the current version. A link without a version counts as current. */
export function migrate(
  parameters: Parameters,
  steps: readonly LinkMigration[] = linkMigrations,
): { readonly parameters: Parameters; readonly ignored: string[] } {
  const text = parameters.get('v') ?? String(steps.length + 1)
  const version = Number(text)
  const known = Number.isInteger(version) && version >= 1 && version <= steps.length + 1
  if (!known) return { parameters, ignored: [`v=${text}`] }
  return { parameters: steps.slice(version - 1).reduce((at, step) => step(at), parameters), ignored: [] }
}
