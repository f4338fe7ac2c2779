import { type AbsenceReason, absenceShorthand, absenceWords, type Cell } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { capitalise } from '#core/domain/letters.ts'
import type { Protected } from '#core/domain/protected.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { ScreenId } from '#core/view/screens.ts'

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
 * What a panel says and draws, as plain data: two titles, sentences that read it, its table, and the body of its drawing. Every number in the
 * sentences stands in the table.
 */
export type PanelContent<Body> = {
  /** The message. */
  readonly title: string
  /** The statistical subtitle: measure, unit, geography, period, method. */
  readonly subtitle: string
  readonly sentences: readonly string[]
  /** The sentences without which the message must not be quoted; may be empty. */
  readonly caveat?: string
  /** Whether the message is true as things are, though figures beside it are of a what-if. */
  readonly holdsAnyway?: boolean
  /** The sentences that stand beside the quoted message; empty where it says all. */
  readonly quotedWith?: string
  readonly table: PanelTable
  /** Null where the panel cannot be drawn; `lacks` then says why. */
  readonly body: Body | null
  readonly lacks: string | null
}

/** Which panel of which screen. As text it stands in file names, links and snapshots only. */
export type PanelId = { readonly screen: ScreenId; readonly panel: string }

/** `map`, `compare-ranking`: panels of Explore came first and have no prefix. */
export const panelIdText = ({ screen, panel }: PanelId): string => (screen === 'explore' ? panel : `${screen}-${panel}`)

/** One panel of a screen, composed: its content, its name, and what it rests on. It is made of protected data, so it may leave. */
export type Panel<Body = unknown, Id extends PanelId = PanelId> = Protected<
  PanelContent<Body> & {
    readonly id: Id
    /** Its name in menus. */
    readonly label: string
    /** What its table is called. */
    readonly tableName: string
    /** Its place among the panels that a brief on one area may have, or null. */
    readonly inBrief: number | null
    /** The plate under the panel's titles, with the panel's own sources, notes, periods and marks. Gathered when it is first asked for. */
    readonly titled: () => Protected<Plate>
    /** Indicators behind the panel's figures, where they are not only those of the plate. */
    readonly indicators: () => readonly Indicator[]
  }
>

/** Why a panel that would put areas in order is not drawn. */
export const notRanked = 'Areas are not ranked by reports: no report is not no problem.'

/** Areas that a figure tells apart by a mark, a row or a line each. */
export const mostMarks = 2_000

/** Why a figure with a mark for each area is not drawn. */
export const tooManyText = (areas: number): string =>
  `${areas.toLocaleString('en-GB')} areas are too many for a mark each.`

export const emptyTable: PanelTable = { columns: [], rows: [] }

/** The content of a panel that says why it is not drawn. */
export function lacking(title: string, subtitle: string, lacks: string): PanelContent<never> {
  return { title, subtitle: capitalise(subtitle), sentences: [], table: emptyTable, body: null, lacks }
}

/** @throws RangeError when the panel is not among them */
export function findPanel(panels: readonly Panel[], wanted: PanelId): Panel {
  const text = panelIdText(wanted)
  const found = panels.find(({ id }) => panelIdText(id) === text)
  if (!found) throw new RangeError(`there is no panel “${text}” here`)
  return found
}

/** For those who cannot see the figure. */
export const panelDescription = ({ title, subtitle, sentences }: PanelContent<unknown>): string =>
  [`${title}.`, `${subtitle}.`, ...sentences].join(' ')

export const words = (text: string): PanelCell => ({ text, raw: text })

type Digits = Pick<Measure, 'prefix' | 'suffix' | 'decimals' | 'signed'>

/** Digits of a number that has no unit of its own, such as a correlation. */
export const bare = (decimals: number): Digits => ({ prefix: '', suffix: '', decimals })

export const figure = (value: number, digits: Digits): PanelCell => ({
  text: numberText(value, digits),
  raw: exact(value),
})

/** A cell that does not apply to its row, as distinct from a missing one. */
export const notApplicable: PanelCell = { text: '', raw: absenceShorthand['not-applicable'] }

/** A cell with words in place of a number. */
export const absent = (text: string, reason: AbsenceReason): PanelCell => ({ text, raw: absenceShorthand[reason] })

/** A value as it reads and as it is written, or its absence with the reason. */
export function valueCell(cell: Cell, digits: Digits): PanelCell {
  if (cell.kind === 'value') return figure(cell.value, digits)
  const reason = absenceWords[cell.reason]
  return { text: cell.because ? `${reason} (${cell.because})` : reason, raw: absenceShorthand[cell.reason] }
}

export const column = (id: string, name: string, numeric = true): PanelColumn => ({ id, name, numeric })
