import { Contributors } from '#core/baseline/contributors.ts'
import type { AreaIndex } from '../places.ts'
import type { EquipmentAnswer, EquipmentRead, EquipmentUnit } from './equipment-rows.ts'

/** Units above this age are counted as old: the age at which most guidance has equipment of this kind replaced. */
export const oldAfterYears = 10

/** Whether a unit is old in a year. */
export const isOld =
  (year: number) =>
  ({ installed }: Pick<EquipmentUnit, 'installed'>): boolean =>
    year - installed > oldAfterYears

type Numbered<Row> = Row & {
  /** The department, by number: spellings of one name are one. */
  readonly contributor: number
}

/** All units of a table with the departments that answered for them. */
export type AnsweredFleet = {
  readonly units: readonly Numbered<EquipmentUnit>[]
  readonly answers: readonly Numbered<EquipmentAnswer>[]
  /** Names that are written differently and counted as one department. */
  readonly alike: readonly (readonly string[])[]
  readonly now: number
}

/** Numbers the departments of a table, by the rules that count those of survey returns. */
export function numberedFleet({ units, answers }: EquipmentRead, now: number): AnsweredFleet {
  const contributors = new Contributors()
  const own = ({ areas }: EquipmentAnswer | EquipmentUnit) => areas[0] ?? ''
  for (const one of answers) contributors.see(one.department, own(one))
  const numbered = <Row extends EquipmentAnswer | EquipmentUnit>(row: Row): Numbered<Row> => ({
    ...row,
    contributor: contributors.of(row.department, own(row)),
  })
  return { units: units.map(numbered), answers: answers.map(numbered), alike: contributors.alike(), now }
}

/** An area as the sum of its parts that a table names, and of what it has besides, where it has anything. */
export type PartedArea = { readonly total: string; readonly parts: readonly string[]; readonly rest: string | null }

/** How the areas of rows add up, level by level: exactly, as every row says of all areas whether it lies in them. */
export function partedAreas(
  rows: readonly { readonly areas: readonly string[] }[],
  places: AreaIndex,
): readonly PartedArea[] {
  const kinds = new Map(rows.map(({ areas }) => [areas.join(' '), areas]))
  const named = new Set([...kinds.values()].flat())
  return [...places.areas].flatMap(([geography, areas]) => {
    const parts = new Map<string, string[]>()
    for (const code of named)
      for (const total of new Set(Object.values(areas.get(code)?.parents ?? {})))
        if (total !== code && named.has(total)) parts.set(total, [...(parts.get(total) ?? []), code])
    return [...parts].map(([total, own]): PartedArea => {
      const hasRest = [...kinds.values()].some((held) => held.includes(total) && !held.some((one) => own.includes(one)))
      return { total, parts: own, rest: hasRest ? `the rest of ${total} in ${geography}` : null }
    })
  })
}

/** The areas of a row with the rests that it lies in. */
export const withRests = (areas: readonly string[], parted: readonly PartedArea[]): readonly string[] => [
  ...areas,
  ...parted.flatMap(({ total, parts, rest }) =>
    rest !== null && areas.includes(total) && !areas.some((one) => parts.includes(one)) ? [rest] : [],
  ),
]
