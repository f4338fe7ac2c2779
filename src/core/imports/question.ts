/** Something that a file leaves open, and that is asked instead of guessed. */
export type Question = {
  /** "area:North West", "specialty:MR": what the answer is filed under. */
  readonly id: string
  readonly ask: string
  /** How many rows wait for the answer. */
  readonly rows: number
  readonly options: readonly { readonly id: string; readonly name: string }[]
}

/** The question what is to become of small numbers of persons. */
export const fewPersonsId = 'persons:few'

/** Question id → the option that was chosen. */
export type Answers = Readonly<Record<string, string>>

/** The answers about one column, filed under the texts that they are about. A null prototype: a text may be `__proto__`. */
export function answersAbout(answers: Answers, column: string): Readonly<Record<string, string>> {
  const own: Record<string, string> = Object.create(null)
  for (const [id, answer] of Object.entries(answers))
    if (id.startsWith(`${column}:`)) own[id.slice(column.length + 1)] = answer
  return own
}
