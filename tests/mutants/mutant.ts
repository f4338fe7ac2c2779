/** One change of one line that a test must notice. */
export type Mutant = {
  readonly file: string
  /** The original line; must occur exactly once, else the mutant is stale. */
  readonly before: string
  readonly after: string
  /** The reason why no test can or needs to notice it. */
  readonly accepted?: string
}

/** The mutants of one folder, as [file below it, before, after, why accepted]. */
export const inFolder = (
  folder: string,
  list: readonly (readonly [file: string, before: string, after: string, accepted?: string])[],
): readonly Mutant[] =>
  list.map(([file, before, after, accepted]) => ({
    file: `${folder}/${file}`,
    before,
    after,
    ...(accepted === undefined ? {} : { accepted }),
  }))

/** Applies the change; null when the line does not occur exactly once. */
export const mutated = (text: string, { before, after }: Mutant): string | null =>
  text.split(before).length === 2 ? text.replace(before, () => after) : null
