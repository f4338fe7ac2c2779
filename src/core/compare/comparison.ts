import { periodText } from '#core/domain/period.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { type Certainty, certaintyOf } from './certainty.ts'
import { type Corner, cornerOf } from './corner.ts'
import { type Measured, measureAll } from './drawn.ts'
import { funnelOf } from './funnel.ts'
import type { Funnel } from './funnel-words.ts'
import { type Ground, type GroundParts, groundOf } from './ground.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import type { Needs } from './needs.ts'
import type { Panel } from './panel.ts'
import { type Profile, profileGround, profileOf } from './profile.ts'
import { type Ranking, rankingOf } from './ranking.ts'
import { type Scatter, scatterOf } from './scatter.ts'
import { type Spread, spreadOf } from './spread.ts'
import { type Trends, trendsOf } from './trends.ts'

/** A panel with what it rests on, which is gathered when it is first asked for. */
type Grounded<Body> = Panel<Body> & { readonly ground: () => Ground }

/** Everything that the comparison of one view shows, as plain data. A figure is added by one line here and one in the figures' registry. */
export type Comparison = {
  readonly ranking: Grounded<Ranking>
  readonly ledger: Grounded<Ledger>
  readonly certainty: Grounded<Certainty>
  readonly funnel: Grounded<Funnel>
  readonly scatter: Grounded<Scatter>
  readonly corner: Grounded<Corner>
  readonly trends: Grounded<Trends>
  readonly profile: Grounded<Profile>
  readonly spread: Grounded<Spread>
}

const held = <T>(some: readonly (T | null)[]): readonly T[] => some.filter((one) => one !== null)

function spreadGround({ body }: Panel<Spread>, people: Measured | null, second: Measured | null) {
  const has = (id: string) => body?.lines.some((line) => line.id === id) ?? false
  return [has('gini') ? people : null, has('slope') ? second : null]
}

function trendsGround({ body }: Panel<Trends>): Pick<GroundParts, 'from' | 'statuses' | 'periodText'> {
  const points = body?.series.flatMap((one) => one.points) ?? []
  const [first, last] = [body?.periods[0], body?.periods.at(-1)]
  return {
    from: points.flatMap(({ from }) => from),
    statuses: points.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])),
    periodText: first && last ? `${periodText(first)} to ${periodText(last)}` : '',
  }
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
  const norm = plate.benchmark?.source ?? null
  const grounded = <Body>(
    panel: Panel<Body>,
    measured: readonly (Measured | null)[],
    more: () => Partial<GroundParts> = () => ({}),
  ): Grounded<Body> => {
    let known: Ground | null = null
    return {
      ...panel,
      ground: () => {
        known ??= groundOf({ plate, atlas, measured: held(measured), ...more() })
        return known
      },
    }
  }
  const [funnel, spread, trends] = [
    funnelOf(plate, needs.heads ? heads : own, needs.heads !== null),
    spreadOf(plate, people, second),
    trendsOf(plate, resolved, atlas),
  ]
  const setups = () => held(needs.setups.map((way) => measureAll(way, atlas)))
  return {
    ranking: grounded(rankingOf(plate), [own], () => ({ norm })),
    ledger: grounded(ledgerOf(plate, resolved), [own], () => ({ norm })),
    certainty: grounded(certaintyOf(plate), [own], () => ({ norm })),
    funnel: grounded(funnel, [needs.heads ? heads : own]),
    scatter: grounded(scatterOf(plate, resolved, second, people), [own, second], () => ({ beside: held([people]) })),
    corner: grounded(cornerOf(plate, own, second, needs.setups, atlas), [own, second], () => ({ beside: setups() })),
    trends: grounded(trends, [own], () => trendsGround(trends)),
    profile: grounded(profileOf(plate, needs.profile, atlas), [], () => profileGround(needs.profile, atlas)),
    spread: grounded(spread, [own], () => ({ beside: held(spreadGround(spread, people, second)) })),
  }
}

export type PanelId = keyof Comparison
