import type { TableSpec } from '../column-spec.ts'
import { concerns } from './concerns.ts'
import { equipment } from './equipment.ts'
import { indicator } from './indicator.ts'
import { nhsWorkforce } from './nhs-workforce.ts'
import { people } from './people.ts'
import { sites, travelTimes } from './sites.ts'
import { staffRecords } from './staff-records.ts'
import { survey } from './survey.ts'

/** The tables that the atlas recognises, those with the most telling headings first. */
export const tables = {
  survey,
  'nhs-workforce': nhsWorkforce,
  equipment,
  'staff-records': staffRecords,
  'travel-times': travelTimes,
  people,
  sites,
  concerns,
  indicator,
} as const satisfies Record<string, TableSpec>

export type TableId = keyof typeof tables
export const tableIds = Object.keys(tables) as readonly TableId[]

/** The description of the table that a kept dataset came in; undefined for boundaries. */
export const tableSpecOf = (table: string): TableSpec | undefined =>
  Object.values<TableSpec>(tables).find(({ id }) => id === table)
