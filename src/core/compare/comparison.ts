import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { type Certainty, certaintyOf } from './certainty.ts'
import { type Corner, cornerOf } from './corner.ts'
import { measureAll } from './drawn.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import type { Needs } from './needs.ts'
import type { Panel } from './panel.ts'
import { type Profile, profileOf } from './profile.ts'
import { type Ranking, rankingOf } from './ranking.ts'
import { type Scatter, scatterOf } from './scatter.ts'
import { type Spread, spreadOf } from './spread.ts'
import { type Trends, trendsOf } from './trends.ts'

/** Everything that the comparison of one view shows, as plain data. A figure is added by one line here and one in the figures' registry. */
export type Comparison = {
  readonly ranking: Panel<Ranking>
  readonly ledger: Panel<Ledger>
  readonly certainty: Panel<Certainty>
  readonly funnel: Panel<Funnel>
  readonly scatter: Panel<Scatter>
  readonly corner: Panel<Corner>
  readonly trends: Panel<Trends>
  readonly profile: Panel<Profile>
  readonly spread: Panel<Spread>
}

/**
 * Compares the areas of a plate with each other and with the benchmark. Pure: the same view and data give the same comparison. What still
 * waits for a file is left out and says so.
 */
export function composeComparison(plate: Plate, resolved: Resolved, needs: Needs, atlas: Atlas): Comparison {
  const own = measureAll(resolved, atlas)
  const second = measureAll(needs.second, atlas)
  const people = measureAll(needs.people, atlas)
  const heads = measureAll(needs.heads, atlas)
  return {
    ranking: rankingOf(plate),
    ledger: ledgerOf(plate, resolved),
    certainty: certaintyOf(plate),
    funnel: funnelOf(plate, needs.heads ? heads : own, needs.heads !== null),
    scatter: scatterOf(plate, resolved, second, people),
    corner: cornerOf(plate, own, second, needs.setups, atlas),
    trends: trendsOf(plate, resolved, atlas),
    profile: profileOf(plate, needs.profile, atlas),
    spread: spreadOf(plate, people, second),
  }
}

export type PanelId = keyof Comparison
