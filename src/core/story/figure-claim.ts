import type { PanelTable } from '#core/panel/panel.ts'
import type { ColumnRef, Expression } from './claim.ts'
import { benchmarkKey } from './find-table.ts'
import { mostClaims, type Scene } from './story.ts'

/** What can be said of the table of a figure, as an author picks it. */
export const figureKinds = ['value', 'rank', 'count', 'difference', 'direction', 'name-at'] as const
export type FigureKind = (typeof figureKinds)[number]

/** Words for a direction; the claim is no longer true once another of the three fits. */
export const directionWords = {
  level: { above: 'higher than', below: 'lower than', equal: 'the same as' },
  number: { above: 'more than', below: 'fewer than', equal: 'as many as' },
  place: { above: 'above', below: 'below', equal: 'equal to' },
} as const

/** An author's choices; a kind reads those that concern it. */
export type FigureChoice = {
  readonly kind: FigureKind
  readonly column: string
  readonly row: string
  /** Key of the row that is held against it. */
  readonly other: string
  readonly end: 'highest' | 'lowest'
  readonly is: 'above' | 'below'
  readonly form: 'units' | 'percent' | 'times'
  readonly words: keyof typeof directionWords
}

type Column = PanelTable['columns'][number]

/** The columns of a table that hold numbers. */
export const numericColumns = ({ columns, rows }: PanelTable): readonly Column[] =>
  columns.filter(
    ({ id, numeric }, at) =>
      numeric && !['lower', 'upper'].includes(id) && rows.some(({ cells }) => typeof cells[at]?.raw === 'number'),
  )

/** What is offered first: the figure of the first row that has one, against the benchmark. Null for a table without numbers. */
export function firstChoice(table: PanelTable): FigureChoice | null {
  const columns = numericColumns(table)
  const column = columns.find(({ id }) => id === 'value') ?? columns[0]
  if (!column) return null
  const at = table.columns.indexOf(column)
  const filled = table.rows.filter(({ cells }) => typeof cells[at]?.raw === 'number')
  const other = filled.find(({ key }) => key === benchmarkKey) ?? filled.at(-1)
  return {
    kind: 'value',
    column: column.id,
    row: filled[0]?.key ?? '',
    other: other?.key ?? '',
    end: 'highest',
    is: 'above',
    form: 'units',
    words: 'level',
  }
}

/** Digits behind the point of a figure as the table prints it. */
const decimalsOf = (text: string): number => Math.min(6, /\.(\d+)/.exec(text)?.[1]?.length ?? 0)

/** The expression of a choice. @param of the panel, in the view of a link or of the scene itself (null) */
export function expressionOf(
  choice: FigureChoice,
  of: Pick<ColumnRef, 'link' | 'panel'>,
  table: PanelTable,
): Expression {
  const column: ColumnRef = { ...of, column: choice.column }
  const cell = { ...column, row: choice.row }
  const [first, second] = [{ cell }, { cell: { ...column, row: choice.other } }]
  switch (choice.kind) {
    case 'value':
      return { kind: 'value', cell }
    case 'rank':
      return { kind: 'rank', cell, end: choice.end }
    case 'count':
      return { kind: 'count', of: column, is: choice.is, than: second }
    case 'name-at':
      return { kind: 'name-at', of: column, end: choice.end, place: 1 }
    case 'direction':
      return { kind: 'direction', first, second, words: directionWords[choice.words] }
    case 'difference': {
      const at = table.columns.findIndex(({ id }) => id === choice.column)
      const text = table.rows.find(({ key }) => key === choice.row)?.cells[at]?.text ?? ''
      const decimals = choice.form === 'units' ? decimalsOf(text) : choice.form === 'times' ? 1 : 0
      return { kind: 'difference', first, second, form: choice.form, decimals }
    }
  }
}

/** An id that no claim of the scene has, made of words: "north-east", "north-east-2". */
function freeClaimId(scene: Scene, wanted: string): string {
  const taken = new Set(scene.claims.map(({ id }) => id))
  const base =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'figure'
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken.has(id)) return id
  }
}

export const holdsAllClaims = ({ claims }: Scene): boolean => claims.length >= mostClaims

/**
 * The scene with a further claim, and what stands for it in a text.
 * @param said what the data say of it now @param wanted words to name it after
 */
export function withClaim(
  scene: Scene,
  { expression, said, wanted }: { readonly expression: Expression; readonly said: string; readonly wanted: string },
): { readonly claims: Scene['claims']; readonly token: string } {
  const id = freeClaimId(scene, wanted)
  return { claims: [...scene.claims, { id, expression, said }], token: `[[${id}]]` }
}
