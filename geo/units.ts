import { readFileSync } from 'node:fs'
import { csvParse } from 'd3'

/** One row of `tables/units.csv`: a unit of Natural Earth, what it really is, and what it belongs to. Blank where not applicable. */
export type Unit = {
  readonly ne_adm1_code: string
  readonly ne_name: string
  readonly unit_name: string
  readonly code_2014: string
  /** One code, or two joined by `;` where the unit has been split. */
  readonly code_2023: string
  readonly code_2025: string
  readonly name_2023: string
  readonly relation_2014_to_2023: 'same' | 'recoded' | 'merged' | 'split' | 'part'
  readonly itl1_code: string
  readonly region_code: string
  readonly region_name: string
  readonly nation_code: string
  readonly nation_name: string
  readonly nhs_region_ods: string
  readonly nhs_region_code: string
  readonly nhs_region_name: string
  readonly health_board_code: string
  readonly health_board_name: string
  readonly icb_2026_code: string
  readonly icb_2026_name: string
  readonly icb_2023_code: string
  readonly split_note: string
}

/** Reads one of the tables beside this file. */
export function readTable<Row>(name: string): readonly Row[] {
  // The columns are ours and under version control; the tests of the built areas would see one that is missing.
  return csvParse(readFileSync(new URL(`tables/${name}`, import.meta.url), 'utf8')) as unknown as readonly Row[]
}

/** The 232 units by their key in Natural Earth, in the table's order. */
export function readUnits(): ReadonlyMap<string, Unit> {
  return new Map(readTable<Unit>('units.csv').map((unit) => [unit.ne_adm1_code, unit]))
}

/**
 * The key of a unit in our own layers: the code in force in December 2023 where the unit still exists as it is drawn, else the
 * code that it had when it was drawn (2014, or the Northern Irish district code of before 2015).
 */
export function unitCode(unit: Unit): string {
  const stands = unit.relation_2014_to_2023 === 'same' || unit.relation_2014_to_2023 === 'recoded'
  return stands ? unit.code_2023 : unit.code_2014
}
