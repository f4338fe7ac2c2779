import type { GlossaryTerm } from '#core/domain/glossary.ts'

/** Words of the field with what they mean, as terms of a list of definitions. */
export const termItems = (terms: readonly GlossaryTerm[]) =>
  terms.map(({ term, says }) => (
    <div key={term}>
      <dt>{term}</dt>
      <dd>{says}</dd>
    </div>
  ))
