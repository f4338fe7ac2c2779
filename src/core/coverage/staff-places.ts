import { unitedKingdomCode } from '#core/domain/area.ts'
import type { NormInputs } from './norms.ts'
import { type CoverageData, isStaffMadeUp, latestSurvey, staffOf } from './settle.ts'
import { isOwnSet, type ServiceSite } from './sites.ts'
import type { CoverageStates } from './state.ts'

/** Names the source of the staff in post, and says whether it is made up. */
export const baselineOf = (data: CoverageData) =>
  isStaffMadeUp(data)
    ? { name: 'the sample baseline', said: 'the sample baseline, which is made up', tick: 'sample baseline, made up' }
    : { name: 'your own returns', said: 'your own returns', tick: 'your own returns' }

/** A country, region or site with what norms are applied to and the staff in post there. */
export type StaffPlace = {
  readonly key: string
  readonly name: string
  readonly ground: NormInputs
  /** Clinical scientists in post, and null where nobody has counted them. */
  readonly actual: number | null
  /** Why there is no actual. */
  readonly because: string
  /** Whether the staff in post are made up: they are then set against no norm. */
  readonly madeUp: boolean
}

const machinesOf = (sites: readonly ServiceSite[]): number | null => {
  const known = sites.flatMap(({ machines }) => (machines === null ? [] : [machines]))
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

/** What staff edits add to or take from the sites of a place. */
function imaginedStaff({ settled }: CoverageStates, sites: readonly ServiceSite[]): number {
  const ids = new Set(sites.map(({ id }) => id))
  return settled.view.edits.reduce((sum, edit) => {
    if (edit.kind === 'staff' && ids.has(edit.site)) return sum + edit.by
    return edit.kind === 'add' && ids.has(edit.id) ? sum + edit.staff : sum
  }, 0)
}

/** Lists the country, its regions and the open sites. */
export function placesOf(panels: CoverageStates): {
  readonly whole: StaffPlace
  readonly regions: readonly StaffPlace[]
  readonly sites: readonly StaffPlace[]
} {
  const { settled, now } = panels
  const { data, coverage, view } = settled
  const regionOf = new Map(data.areas.map(({ code, parents }) => [code, parents.itl1 ?? '']))
  const { open } = now.siteState
  const survey = latestSurvey(data)
  const inPost = (code: string, sites: readonly ServiceSite[]) => {
    const base = staffOf(data, code, 'scientists', survey)
    return base === null ? null : base + imaginedStaff(panels, sites)
  }
  const ground = (sites: readonly ServiceSite[], cancers: number, people: number): NormInputs => ({
    machines: machinesOf(sites),
    cancers,
    people,
    treated: coverage.treated,
  })
  const noBaseline =
    data.staff === null
      ? 'nobody publishes radiotherapy physics staff by region'
      : `${baselineOf(data).name} ${isStaffMadeUp(data) ? 'has' : 'have'} no figure`
  const { need } = now.whole
  const madeUp = isStaffMadeUp(data)
  return {
    whole: {
      key: unitedKingdomCode,
      name: 'United Kingdom',
      ground: ground(open, need.cancers, need.people),
      actual: inPost(unitedKingdomCode, open),
      because: noBaseline,
      madeUp,
    },
    regions: [...now.byRegion].map(([code, figures]) => {
      const sites = open.filter(({ area }) => regionOf.get(area) === code)
      return {
        key: code,
        name: data.regionNames.get(code) ?? code,
        ground: ground(sites, figures.need.cancers, figures.need.people),
        actual: inPost(code, sites),
        because: noBaseline,
        madeUp,
      }
    }),
    sites: open.map((site, at) => {
      const caught = now.catchments[at] ?? { cancers: 0, people: 0 }
      const imagined = view.edits.some((edit) => edit.kind === 'add' && edit.id === site.id)
      return {
        key: site.id,
        name: site.name,
        ground: ground([site], caught.cancers, caught.people),
        actual: isOwnSet(data.siteSet) || imagined ? site.staff : null,
        because: 'no staff are published by site',
        madeUp: false,
      }
    }),
  }
}
