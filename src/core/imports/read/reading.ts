import type { Observation } from '#core/domain/cell.ts'
import { decide, type ReaderDecisions } from '../decisions/decide.ts'
import type { CheckContext, Composed, Draft, Entry, Guard, ReadTable, RowsContext, ShelfFile } from '../draft.ts'
import { Findings } from '../finding.ts'
import type { FirstRows, ReadTally } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AreaMatch, matchesOf } from '../places.ts'
import { answersAbout, type Question } from '../question.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { type ResolvedWords, resolveWords } from '../resolve-words.ts'
import { type DataRow, dataRows, textOf, textsOf } from '../rows.ts'
import { areasOfColumn } from './areas-of-column.ts'

/** What a reader makes of rows in which nothing is wrong. */
export type ReaderOutput = {
  readonly composed?: readonly Composed[]
  /** The figures of the table as they will be in the atlas. */
  readonly figures?: readonly Observation[]
  readonly entry?: Partial<Entry>
  readonly files?: Readonly<Record<string, ShelfFile>>
  readonly rows: number
  /** In words: "288 cells on the map, 31 of them suppressed". */
  readonly summary: readonly string[]
  readonly guard?: Guard
}

/** What a reader shows of a table before it counts: what it decided, the first rows as they will be read, and how much of it is read. */
export type ReaderPreview = {
  readonly own: (part: MappedSheet) => ReaderDecisions
  /** Where figures change on their way into the atlas, it is made of them as they will be: none while something stands in the way. */
  readonly first: FirstRows | ((figures: readonly Observation[]) => FirstRows)
  readonly tally: ReadTally
}

/** The draft of what a reader has made, as every table has it. */
export function importDraft(
  table: Draft['table'],
  { composed = [], entry, files, rows, summary, guard }: ReaderOutput,
): Draft {
  return {
    table,
    entry: { indicators: composed.map(({ indicator }) => indicator), geographies: [], sites: [], ...entry },
    files: Object.assign({}, files, ...composed.map((one) => one.files)),
    rows,
    summary,
    ...(guard ? { guard } : {}),
  }
}

/** One reading of a table: its rows, what is wrong with them, what has to be asked, and a draft where nothing stands in the way. */
export class TableReading<Context extends RowsContext = CheckContext> {
  readonly findings = new Findings()
  readonly context: Context
  readonly parts: readonly MappedSheet[]
  readonly rows: readonly DataRow[]
  readonly #questions: Question[] = []

  /** @param telling columns that a total would stand in */
  constructor(parts: readonly MappedSheet[], context: Context, telling: readonly string[]) {
    this.context = context
    this.parts = parts
    const isArea = (text: string) => matchesOf(context.places, text).length > 0
    this.rows = dataRows(parts, telling, this.findings, isArea, context.answers)
  }

  /**
   * The areas of a column; what is not certain is asked.
   * @param unusable why an area that is known cannot be used, as it follows its name in a sentence
   * @param aside texts that are something else than an area, and are passed over
   */
  areas(
    column: string,
    usable?: (place: AreaMatch) => boolean,
    unusable?: string,
    aside?: ReadonlySet<string>,
  ): ResolvedAreas {
    const rows = aside ? this.rows.filter((row) => !aside.has(textOf(row, column))) : this.rows
    const { areas, questions } = areasOfColumn(rows, column, this.context, this.findings, usable, unusable)
    this.#questions.push(...questions)
    return areas
  }

  /** The words of a column; what is none of the list is asked. */
  words<Id extends string>(column: string, list: Parameters<typeof resolveWords<Id>>[2]): ResolvedWords<Id> {
    const words = resolveWords(column, textsOf(this.rows, column), list, answersAbout(this.context.answers, column))
    this.#questions.push(...words.questions)
    return words
  }

  /** Name of an area; its code where it is not known. */
  nameOf(code: string): string {
    return this.context.places.byCode.get(code.toUpperCase())?.[0]?.name ?? code
  }

  /**
   * How much of a table is read.
   * @param read rows that were taken
   */
  tallyOf(read: number, ...areas: readonly ResolvedAreas[]): ReadTally {
    const { rowsLeft } = this.findings
    // Rows that are left out for their areas are among those of the table.
    const open = this.rows.filter(({ part, row }) => !rowsLeft.has(part.sheet, row)).length
    const notRead = Math.max(0, open - read) + rowsLeft.count
    return { figures: read, areas: new Set(areas.flatMap(({ codes }) => [...codes.values()])).size, notRead }
  }

  ask(questions: readonly Question[]): void {
    this.#questions.push(...questions)
  }

  get questions(): readonly Question[] {
    return this.#questions
  }

  /** Whether an error or a question stands in the way. */
  get isHeldUp(): boolean {
    return this.findings.blocked || this.#questions.length > 0
  }

  /**
   * All that was found and decided, and the draft where nothing stands in its way.
   * @param make makes it; null where no row is left to make it of. It may still warn.
   */
  checked(table: Draft['table'], { own, first, tally }: ReaderPreview, make: () => ReaderOutput | null): ReadTable {
    const made = this.isHeldUp ? null : make()
    const draft = made && !this.findings.blocked ? importDraft(table, made) : null
    const decisions = decide(this.parts, this.context.answers, this.findings.rowsLeft, own)
    const rows = typeof first === 'function' ? first((draft && made?.figures) ?? []) : first
    return { groups: this.findings.groups(), questions: this.#questions, draft, decisions, first: rows, tally }
  }
}
