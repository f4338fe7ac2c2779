import { type AbsenceReason, absenceShorthand, absenceWords, type Cell } from '#core/domain/cell.ts'
import { capital } from '#core/domain/letters.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'

/** One cell of a table: as it reads, and as it is written to a file. */
export type PanelCell = { readonly text: string; readonly raw: string | number }

/**
 * A numeric column holds numbers and the shorthand of absences, and nothing else: ranges, notes and counts stand in columns of their own, so that
 * a file of the table means what its description says.
 */
export type PanelColumn = { readonly id: string; readonly name: string; readonly numeric: boolean }

export type PanelTable = {
  readonly columns: readonly PanelColumn[]
  readonly rows: readonly {
    readonly key: string
    /** The area that the row is about, for linking; null for a sum or a set-up. */
    readonly area: string | null
    readonly cells: readonly PanelCell[]
  }[]
}

/**
 * One figure of a comparison as plain data: two titles, sentences that read it, its table, and what is drawn. Every number in the sentences
 * stands in the table.
 */
export type Panel<Body> = {
  /** The message. */
  readonly title: string
  /** The statistical subtitle: measure, unit, geography, period, method. */
  readonly subtitle: string
  readonly sentences: readonly string[]
  /** What the message must not be quoted without, of the sentences; none where there is nothing. */
  readonly caveat?: string
  readonly table: PanelTable
  /** Null where the figure cannot be drawn; `lacks` then says why. */
  readonly body: Body | null
  readonly lacks: string | null
}

export const emptyTable: PanelTable = { columns: [], rows: [] }

/** A panel that says why there is no figure. */
export function lacking(title: string, subtitle: string, lacks: string): Panel<never> {
  return { title, subtitle: capital(subtitle), sentences: [], table: emptyTable, body: null, lacks }
}

/** For those who cannot see the figure. */
export const panelDescription = ({ title, subtitle, sentences }: Panel<unknown>): string =>
  [`${title}.`, `${subtitle}.`, ...sentences].join(' ')

/** Twelve significant digits: all that a figure can mean. */
export const exact = (value: number): number => Number(value.toPrecision(12))

export const words = (text: string): PanelCell => ({ text, raw: text })

type Digits = Pick<Measure, 'prefix' | 'suffix' | 'decimals'>

/** Digits of a number that has no unit of its own, such as a correlation. */
export const bare = (decimals: number): Digits => ({ prefix: '', suffix: '', decimals })

export const figure = (value: number, digits: Digits): PanelCell => ({
  text: numberText(value, digits),
  raw: exact(value),
})

/** What does not apply to a row, as distinct from what is missing. */
export const notApplicable: PanelCell = { text: '', raw: absenceShorthand['not-applicable'] }

/** What has no number, in words of its own. */
export const absent = (text: string, reason: AbsenceReason): PanelCell => ({ text, raw: absenceShorthand[reason] })

/** A value as it reads and as it is written, or its absence with the reason. */
export function valueCell(cell: Cell, digits: Digits): PanelCell {
  if (cell.kind === 'value') return figure(cell.value, digits)
  const reason = absenceWords[cell.reason]
  return { text: cell.because ? `${reason} (${cell.because})` : reason, raw: absenceShorthand[cell.reason] }
}

export const column = (id: string, name: string, numeric = true): PanelColumn => ({ id, name, numeric })
