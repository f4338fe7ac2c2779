import type { Point } from './points.ts'
import { readTable } from './units.ts'

/** One row of `tables/nhs-trusts.csv`. */
type TrustRow = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly nhs_region_gss_2020: string
  /** Of its point; blank where none is held. */
  readonly icb_2023_code: string
  readonly region_code: string
  /** The trust that took it over; blank while it stands. */
  readonly successor: string
  readonly other_name: string
  readonly longitude: string
  readonly latitude: string
}

type RegionRow = { readonly gss_code_2024_on: string; readonly gss_code_2020_22: string }

const nhsRegions = readTable<RegionRow>('nhs-regions.csv')
export const trustRows = readTable<TrustRow>('nhs-trusts.csv')

/** What holds a trust: its NHS region as the returns have it, the rest by where its point lies. */
export function trustParents({
  code,
  nhs_region_gss_2020,
  icb_2023_code,
  region_code,
}: TrustRow): Record<string, string> {
  const region = nhsRegions.find((row) => row.gss_code_2020_22 === nhs_region_gss_2020)
  if (!region) throw new Error(`nhs-trusts.csv: ${code} is in ${nhs_region_gss_2020}, which is no NHS region of 2020`)
  return {
    ...(region_code ? { itl1: region_code } : {}),
    nhs_region: region.gss_code_2024_on,
    ...(icb_2023_code ? { icb_2023: icb_2023_code } : {}),
  }
}

/** Points of the trusts: the head office, or for some that have closed the main hospital. */
export const trustPoints: ReadonlyMap<string, Point> = new Map(
  trustRows.flatMap(({ code, longitude, latitude }) =>
    longitude && latitude ? [[code, [Number(longitude), Number(latitude)]] as const] : [],
  ),
)
