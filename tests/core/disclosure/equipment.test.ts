import { expect, test } from 'vitest'
import type { Cell } from '#core/domain/cell.ts'
import { seededRandom } from '#core/statistics/random.ts'
import {
  EquipmentAttacker,
  type EquipmentWorld,
  equipmentWorld,
  groups,
  isSensitive,
  shownOf,
  trueAmount,
  weekly,
} from './equipment-worlds.ts'
import { otherRules, regions } from './together.ts'

const places = ['E92000001', 'K02000001', ...regions.leaves].flatMap((area) => groups.map((group) => ({ area, group })))

/** Amount → the indicators that tell it. */
const tells = [
  { amount: 'units', by: 'units', whole: null },
  { amount: 'old', by: 'old', whole: 'units' },
  { amount: 'newer', by: 'old', whole: 'units' },
  { amount: 'unfit', by: 'unfit', whole: 'assessed' },
  { amount: 'fit', by: 'unfit', whole: 'assessed' },
  { amount: 'hours', by: 'hours', whole: null },
] as const

const isSuppressed = (cell: Cell | undefined) => cell?.kind === 'absent' && cell.reason === 'suppressed'

/** How wide the range of a withheld amount has to be at least: no wider than what it is a part of. */
function promisedTo(
  world: EquipmentWorld,
  { amount, whole }: (typeof tells)[number],
  { area, group }: (typeof places)[number],
  width: number,
  without: readonly string[] = [],
): number {
  if (amount === 'hours') return (without.length > 0 ? 10 : 50) / weekly
  if (whole === null) return width
  return Math.min(width, trueAmount(world, whole, area, group, without) - 1)
}

const departmentsHere = ({ answers }: EquipmentWorld, area: string) =>
  answers.flatMap(({ areas, department, isAnswered }) => (isAnswered && areas.includes(area) ? [department] : []))

test('an attacker with all figures of equipment learns no withheld one of 15 worlds closer than the rules allow; nor does a department that knows its own', {
  timeout: 300_000,
}, () => {
  const { next } = seededRandom(20_261_201)
  const seen = { shown: 0, withheld: 0, asked: 0, hours: 0 }
  for (const [name, policy] of Object.entries(otherRules))
    for (let at = 0; at < 3; at++) {
      const world = equipmentWorld(next, at)
      const shown = shownOf(world, policy)
      const attacker = new EquipmentAttacker(world, shown)
      const ofHours = new EquipmentAttacker(world, shown, [], true)
      const some = world.answers[Math.floor(next() * world.answers.length)]?.department ?? ''
      const insider = new EquipmentAttacker(world, shown, [some])
      for (const place of places)
        for (const tell of tells) {
          const cellOf = (id: string) =>
            shown.get(id)?.find(({ area, dims }) => area === place.area && dims.group === place.group)?.cell
          const cell = cellOf(tell.by)
          if (cell?.kind === 'value') seen.shown++
          // A share is suppressed with what it is of; it is withheld by itself where that is shown.
          const isAlone =
            isSuppressed(cell) && (tell.by === 'units' || (tell.amount === 'old' && cellOf('units')?.kind === 'value'))
          if (!isAlone && !isSensitive(world, tell.amount, place, policy)) continue
          const where = `${name} rules, world ${at}: ${tell.amount} of ${place.group} in ${place.area}`
          expect(isSensitive(world, tell.amount, place, policy) && cell?.kind === 'value', where).toBe(false)
          const { lower, upper } = (tell.amount === 'hours' ? ofHours : attacker).range(
            tell.amount,
            place.area,
            place.group,
          )
          const isTold = tell.amount === 'hours' && trueAmount(world, 'used', place.area, place.group) === 0
          if (isTold) continue
          expect(upper - lower, where).toBeGreaterThan(promisedTo(world, tell, place, policy.departments.fewest))
          seen.withheld++
          if (tell.amount === 'hours') seen.hours++
          const others = departmentsHere(world, place.area).filter((one) => one !== some)
          if (others.length === 0 || trueAmount(world, tell.amount, place.area, place.group, [some]) === 0) continue
          const own = insider.range(tell.amount, place.area, place.group)
          expect(own.upper - own.lower, `${where} to ${some}`).toBeGreaterThan(
            promisedTo(world, tell, place, 1, [some]),
          )
          seen.asked++
        }
    }
  expect(Object.entries(seen).filter(([, count]) => count < 40)).toEqual([])
})
