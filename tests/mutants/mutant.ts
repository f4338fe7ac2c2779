/** One change of one line that a test must notice. */
export type Mutant = {
  readonly file: string
  /** Stands once in the file, word for word; where it no longer does the mutant is stale. */
  readonly before: string
  readonly after: string
  /** Why no test can or need tell it from the original. */
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

/** The text of the file with the one change; null when the line is not there, or not just once. */
export const mutated = (text: string, { before, after }: Mutant): string | null =>
  text.split(before).length === 2 ? text.replace(before, () => after) : null
