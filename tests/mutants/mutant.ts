/** One change of one line that a test must notice. */
export type Mutant = {
  readonly file: string
  /** Stands once in the file, word for word; the run stops where it no longer does. */
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
