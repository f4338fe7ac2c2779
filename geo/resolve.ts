import type { AreaRecord, Relation } from './records.ts'

export type Resolved = { readonly geography: string; readonly code: string; readonly relation: Relation }

type Areas = Readonly<Record<string, readonly Pick<AreaRecord, 'code' | 'codes'>[]>>

/**
 * Every area, in every geography, that a code of any vintage or publisher means: `W92000004` is Wales among the nations and among
 * the ITL1 areas, `E40000007` is the NHS region that now has `E40000013`.
 *
 * The relation says how the code's own area lies: `is` the area found, `within` it (one of those that it was split into), or
 * `holds` it with others (what it was merged into). Only a figure for an area that `is` another may be shown as its own.
 * @returns empty when no area has ever had the code
 */
export function resolveArea(code: string, areas: Areas): readonly Resolved[] {
  return Object.entries(areas).flatMap(([geography, own]) =>
    own.flatMap((area): Resolved[] => {
      if (area.code === code) return [{ geography, code, relation: 'is' }]
      const other = area.codes.find((each) => each.code === code)
      return other ? [{ geography, code: area.code, relation: other.relation }] : []
    }),
  )
}

/** The current code in one geography of the area that a code of any vintage is, or null when it is no single area there. */
export function currentCode(code: string, geography: string, areas: Areas): string | null {
  const found = resolveArea(code, areas).filter((each) => each.geography === geography && each.relation === 'is')
  return found.length === 1 ? found[0]!.code : null
}
