import type { IndicatorKind } from '#core/domain/indicator.ts'
import type { DecimalMark } from './figure-text.ts'
import type { Worksheet } from './sheet.ts'
import type { TableId } from './tables/registry.ts'

/** What the figures of an indicator table are, as the user says. */
export type About = {
  readonly name: string
  readonly kind: IndicatorKind
  readonly unit: string
  /** Period of all figures, where the table has none. */
  readonly period: string
}

/** How a sheet is to be read: proposed, shown, corrected, remembered. */
export type Mapping = {
  readonly table: TableId
  /** Position of the row of headings, from 0. */
  readonly headerRow: number
  /** Column of the table's description → position in the sheet, or null where the sheet has none. */
  readonly columns: Readonly<Record<string, number | null>>
  /** Figures that stand side by side: their positions, and what their headings are. Null where each row has one figure. */
  readonly wide: { readonly columns: readonly number[]; readonly by: 'period' | 'specialty' } | null
  readonly decimal: DecimalMark
  readonly about: About
  /** Id of the kind of published file that its headings tell of. */
  readonly published?: string
  /** Set where the columns are those that were chosen for an earlier file, and not what this one suggests. */
  readonly remembered?: boolean
}

/** A sheet with the way to read it. */
export type MappedSheet = { readonly sheet: Worksheet; readonly mapping: Mapping }

/** What makes two sheets alike enough to be read the same way: their headings. */
export const headingsKeyOf = (headings: readonly string[]): string =>
  headings.map((heading) => heading.trim().toLowerCase()).join('|')
