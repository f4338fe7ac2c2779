import type { LonLat } from '#core/domain/area.ts'
import { greatCircleKm } from '#core/domain/great-circle.ts'
import type { Site } from '#core/domain/site.ts'
import { isOwnSource } from '#core/domain/source.ts'
import type { WhatIfEdit } from '#core/view/coverage-view.ts'
import type { Point } from './costs.ts'
import { type DemandPoint, placeNear } from './demand.ts'

/** A site as coverage counts it: as it is on record, or as the reader imagines it. */
export type ServiceSite = Point & {
  readonly id: string
  readonly name: string
  readonly provider: string
  /** Null where no number is recorded: the site then gives nearness and no supply. */
  readonly machines: number | null
  readonly staff: number | null
  /** Null where it is not known, or the site is imagined. */
  readonly sector: Site['sector']
  /** Code of the authority that it stands in. */
  readonly area: string
  readonly change: 'none' | 'added' | 'closed' | 'changed'
}

/** Whether a set of sites came in a file of the reader's. */
export const isOwnSet = ({ id }: { readonly id: string }): boolean => isOwnSource({ id })

const siteAt = (at: LonLat, points: readonly DemandPoint[], area?: string) => {
  const near = placeNear(points, at)
  return { at, island: near?.island ?? null, area: area ?? near?.area ?? '' }
}

/** Sites that have been placed, with the places that they were placed among. */
const recorded = new WeakMap<
  readonly Site[],
  { readonly points: readonly DemandPoint[]; readonly sites: readonly ServiceSite[] }
>()

/** Sites on record, each with the land and authority that it stands on. */
export function recordedSites(sites: readonly Site[], points: readonly DemandPoint[]): readonly ServiceSite[] {
  const held = recorded.get(sites)
  if (held?.points === points) return held.sites
  const made = placed(sites, points)
  recorded.set(sites, { points, sites: made })
  return made
}

function placed(sites: readonly Site[], points: readonly DemandPoint[]): readonly ServiceSite[] {
  return sites.map(({ id, name, provider, sector, longitude, latitude, machines, staff, areas }) => ({
    ...siteAt([longitude, latitude], points, areas.utla),
    id,
    name,
    provider,
    sector,
    machines: machines.kind === 'value' ? machines.value : null,
    staff: staff ?? null,
    change: 'none',
  }))
}

/** Not below 0: nobody can take away more than there is. */
const changedBy = (before: number | null, by: number): number => Math.max(0, (before ?? 0) + by)

/** One site after another edit of it. */
function edited(site: ServiceSite, edit: Exclude<WhatIfEdit, { kind: 'add' }>): ServiceSite {
  if (edit.kind === 'close') return { ...site, change: 'closed' }
  const change = site.change === 'added' || site.change === 'closed' ? site.change : 'changed'
  return edit.kind === 'machines'
    ? { ...site, change, machines: changedBy(site.machines, edit.by) }
    : { ...site, change, staff: changedBy(site.staff, edit.by) }
}

/**
 * Sites as the reader imagines them: with those that were added, and with those that were closed marked as closed.
 * @returns also the edits that speak of a site that does not exist, in words
 */
export function withEdits(
  sites: readonly ServiceSite[],
  edits: readonly WhatIfEdit[],
  points: readonly DemandPoint[],
): { readonly sites: readonly ServiceSite[]; readonly ignored: readonly string[] } {
  const after = new Map(sites.map((site) => [site.id, site]))
  const ignored: string[] = []
  for (const edit of edits) {
    if (edit.kind === 'add') {
      const { id, name, at, machines, staff } = edit
      if (after.has(id)) ignored.push(`there is a site “${id}” already, so “${name}” was not added`)
      else {
        const place = siteAt(at, points)
        after.set(id, { ...place, id, name, provider: 'What if', sector: null, machines, staff, change: 'added' })
      }
      continue
    }
    const site = after.get(edit.site)
    if (site) after.set(edit.site, edited(site, edit))
    else ignored.push(`there is no site “${edit.site}” to change`)
  }
  return { sites: [...after.values()], ignored }
}

export const isOpen = ({ change }: ServiceSite): boolean => change !== 'closed'

/** How near a site stands for it to be where another would be put, in km as the crow flies. */
const samePlaceKm = 5

/**
 * The open site that stands where another would be put: the nearest within 5 km, or null.
 * @returns also how far it is, in km
 */
export function siteStandingAt(
  sites: readonly ServiceSite[],
  at: LonLat,
): { readonly site: ServiceSite; readonly km: number } | null {
  const [nearest] = sites
    .filter(isOpen)
    .map((site) => ({ site, km: greatCircleKm(site.at, at) }))
    .toSorted((a, b) => a.km - b.km)
  return nearest && nearest.km <= samePlaceKm ? nearest : null
}

/** The first id of the form n1, n2 … that no site has. */
export function freeSiteId(sites: readonly { readonly id: string }[]): string {
  const taken = new Set(sites.map(({ id }) => id))
  let number = 1
  while (taken.has(`n${number}`)) number += 1
  return `n${number}`
}
