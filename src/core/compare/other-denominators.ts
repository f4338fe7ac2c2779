import type { Atlas } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { datasetsOf, type Resolved } from '#core/plate/resolve.ts'
import { lowestOf } from './lowest.ts'

const lowestNames = (plate: Plate): readonly string[] => lowestOf(plate).map(({ area }) => area.name)

const sameNeed = (one: Resolved['per'], other: Resolved['per']): boolean =>
  one?.dataset === other?.dataset && JSON.stringify(one?.dims) === JSON.stringify(other?.dims)

/**
 * Says which area is lowest over the other denominators that count need or people, in the period shown: an answer over one of them is not the answer.
 * @param setups the measure over every denominator that suits it, in every period
 * @returns "By another measure, per 1,000 new cancers, the lowest is East of England or South East."; empty where there is no other denominator, or its files are still on their way
 */
export function otherDenominatorsText(
  plate: Plate,
  { period, per }: Resolved,
  setups: readonly Resolved[],
  atlas: Atlas,
): string {
  const own = lowestNames(plate).join()
  if (own === '' || !per) return ''
  const tried: NonNullable<Resolved['per']>[] = [per]
  return setups
    .flatMap((setup): string[] => {
      const { per: other } = setup
      if (!other || setup.period !== period || tried.some((one) => sameNeed(one, other))) return []
      if (!datasetsOf(setup).every((key) => atlas.datasets.has(key))) return []
      tried.push(other)
      const names = lowestNames(composePlate(setup, atlas))
      if (names.length === 0) return []
      const { phrase } = other.denominator
      return [
        names.join() === own
          ? `It is the lowest ${phrase} too.`
          : `By another measure, ${phrase}, the lowest is ${names.join(' or ')}.`,
      ]
    })
    .join(' ')
}
