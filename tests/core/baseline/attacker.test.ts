import { expect, test } from 'vitest'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import type { BaselineAreas } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { Attacker, type Measure, promised } from './attacker.ts'
import { complete, partial, twoRegions } from './example.ts'

/** And of what others gave, to one who takes its own away: three counts at least, or as many tenths of a WTE. */
const leastToOthers: Readonly<Partial<Record<Measure, number>>> = { headcount: 1, inPost: 0.1 }

/** Other surveys on request: `ATTACK_FROM=78 ATTACK_SURVEYS=12`. */
const { next: random } = seededRandom(Number(process.env.ATTACK_FROM ?? 77))
const upTo = (most: number) => Math.floor(random() * (most + 1))

/** Sparse, dominated, nearly full: by how many people there are, and how often a department is large or gives posts alone. */
function survey(
  most: number,
  large: number,
  alone: number,
  areas: readonly string[] = twoRegions.leaves,
  missing = 0,
): readonly Return[] {
  return areas.flatMap((area) =>
    Array.from({ length: 4 }, (_, at) => `${area} ${at}`).flatMap((department) =>
      specialties.slice(0, 2).flatMap((specialty) => {
        if (random() < missing) return []
        const isAlone = random() < alone
        return professions.slice(0, 2).map((profession) => {
          const heads = upTo(most) * (random() < large ? 9 : 1)
          const about = { department, area, specialty, profession }
          return isAlone
            ? partial(about, heads * 0.8, upTo(2))
            : complete(about, heads, upTo(2), upTo(Math.ceil(heads / 3)))
        })
      }),
    ),
  )
}

/** A nation within a kingdom. */
const nested: BaselineAreas = {
  leaves: ['north', 'south', 'west'],
  totals: [...twoRegions.totals, { code: 'kingdom', parts: ['nation', 'west'] }],
}

/** Surveys of each of the six kinds: few in the common run, as many as are asked for by hand. */
const ofEach = Math.max(2, Math.ceil(Number(process.env.ATTACK_SURVEYS ?? 0) / 6))

const kinds = [
  ['sparse', 1, 0, 0],
  ['sparse, some posts alone', 2, 0, 0.15],
  ['small', 4, 0, 0],
  ['dominated', 3, 0.1, 0],
  ['dominated, some posts alone', 3, 0.1, 0.15],
  ['nearly full', 9, 0.02, 0],
] as const

test.each(kinds)(
  '%s surveys: no suppressed figure of any measure is narrower than promised',
  (_, most, large, alone) => {
    let found = 0
    for (let times = 0; times < ofEach; times++) {
      const areas = times % 2 === 0 ? twoRegions : nested
      const attacker = new Attacker(survey(most, large, alone, areas.leaves), areas)
      const hidden = attacker.widths(undefined, [], promised)
      for (const { own, measure, width, persons } of hidden)
        if (measure !== 'over55' || persons > 0) expect(width, own).toBeGreaterThan(promised(measure, persons))
      found += hidden.length
    }
    // One or the other survey that is nearly full has nothing to hide.
    expect(found).toBeGreaterThan(0)
  },
  60_000 * ofEach,
)

test.each(kinds)(
  '%s surveys: no contributor works out what the others gave of withheld staff, from all sums and measures together',
  (_, most, large, alone) => {
    for (let times = 0; times < ofEach; times++) {
      const areas = times % 2 === 0 ? twoRegions : nested
      const attacker = new Attacker(survey(most, large, alone, areas.leaves, 0.5), areas)
      const all = attacker.contributors()
      for (const one of process.env.ATTACK_SURVEYS ? all : all.slice(times, times + 2))
        for (const { own, measure, width } of attacker.widths(
          ['inPost', 'headcount'],
          [one],
          (measure) => leastToOthers[measure] ?? 0,
        ))
          expect(width, `${own} to ${one}`).toBeGreaterThan(leastToOthers[measure] ?? 0)
    }
  },
  240_000 * ofEach,
)

/** Any two of some, from a seed where not all are asked for. */
function pairsOf(all: readonly number[]): readonly (readonly [number, number])[] {
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
  return process.env.ATTACK_SURVEYS ? pairs : Array.from({ length: 3 }, () => pairs[upTo(pairs.length - 1)] ?? [0, 1])
}

test.each(kinds)(
  '%s surveys: no two contributors together work out what the others gave of staff that a rule withholds',
  (_, most, large, alone) => {
    for (let times = 0; times < ofEach; times++) {
      const areas = times % 2 === 0 ? twoRegions : nested
      const attacker = new Attacker(survey(most, large, alone, areas.leaves, 0.5), areas)
      const leastOf = (measure: Measure) => leastToOthers[measure] ?? 0
      for (const pair of pairsOf(attacker.contributors()))
        for (const { own, measure, width } of attacker.widths(['inPost', 'headcount'], pair, leastOf, 'sensitive'))
          expect(width, `${own} to ${pair.join(' and ')}`).toBeGreaterThan(leastOf(measure))
    }
  },
  240_000 * ofEach,
)

test('without the audit for contributors the attacker finds what one of them works out, so it can fail', () => {
  const { complementary } = defaultPolicy
  const policy = { ...defaultPolicy, complementary: { ...complementary, singletons: false } }
  // One or the other survey has nothing that one department could work out.
  const finds = Array.from({ length: 20 }, () => survey(4, 0, 0, twoRegions.leaves, 0.5)).some((returns) => {
    const attacker = new Attacker(returns, twoRegions, policy)
    return attacker.contributors().some((one) => attacker.widths(['headcount'], [one]).some(({ width }) => width <= 1))
  })
  expect(finds).toBe(true)
})
