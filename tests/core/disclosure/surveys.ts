import { baselineAreas } from '#core/baseline/areas.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { complete, partial } from '../baseline/example.ts'

/** Where a table below hides what it is made for. */
export const spot = { area: 'E12000009', specialty: 'rehabilitation-engineering', profession: 'support' } as const

const hospitals = ['Infirmary', 'Royal', 'General', 'County', 'Memorial'] as const
const named = (area: string, hospital: string) => `${area} ${hospital}`

/** Every department with some staff everywhere, between a least and a most number of them. */
function everywhere(seed: number, kinds: number, groups: number, least: number, most: number): readonly Return[] {
  const { next } = seededRandom(seed)
  return baselineAreas.leaves.flatMap((area) =>
    hospitals.slice(0, 4).flatMap((hospital) =>
      specialties.slice(0, kinds).flatMap((specialty) =>
        professions.slice(0, groups).map((profession) => {
          const heads = least + Math.floor(next() * (most - least + 1))
          return complete({ department: named(area, hospital), area, specialty, profession }, heads, 0.5, heads >> 2)
        }),
      ),
    ),
  )
}

const atSpot = (hospital: string) => ({ ...spot, department: named(spot.area, hospital) })
const large = everywhere(11, 2, 2, 12, 17)

/** Three departments that have nobody at the spot, and one that gave posts alone. */
export const oneAmongNobody: readonly Return[] = [
  ...large,
  ...hospitals.slice(0, 3).map((hospital) => complete(atSpot(hospital), 0)),
  partial(atSpot('Cottage'), 3.1, 1.4),
]

/** Three small departments at the spot, and one that gave posts alone and holds nearly all of them. */
export const nearlyAllOfOne: readonly Return[] = [
  ...large,
  ...hospitals.slice(0, 3).map((hospital) => complete(atSpot(hospital), 3, 0.4)),
  partial(atSpot('University'), 118.5, 4),
]

/** All vacancies and the only person over 55 of the spot are those of one department; staff may be shown. */
export const vacanciesOfOne: readonly Return[] = [
  ...large,
  ...hospitals.slice(0, 3).map((hospital, at) => complete(atSpot(hospital), 3, at === 1 ? 5 : 0, at === 1 ? 1 : 0)),
]

/** The same with so many vacancies that rounding to the nearest two would tell them closely. */
export const manyVacanciesOfOne: readonly Return[] = [
  ...large,
  ...hospitals.slice(0, 3).map((hospital, at) => complete(atSpot(hospital), 3, at === 1 ? 40 : 0)),
]

/** Staff of three like departments; nearly all persons over 55 are those of one of them. */
export const manyOlderOfOne: readonly Return[] = [
  ...large,
  ...hospitals.slice(0, 3).map((hospital, at) => complete(atSpot(hospital), 40, 0, at === 1 ? 40 : 1)),
]

/** One department under three spellings. */
export const spelledThrice: readonly Return[] = [
  ...large,
  ...['Truro', 'TRURO', 'Truro.'].map((department) => complete({ ...spot, department }, 3)),
]

/** Small departments everywhere; a second version has one more, of two persons. */
export const version1 = everywhere(12, 5, 3, 2, 7)
export const version2: readonly Return[] = [
  ...version1,
  complete(
    { department: 'Little Haven', area: 'E12000004', specialty: 'nuclear-medicine', profession: 'engineer' },
    2,
    0.3,
    1,
  ),
]

/** A department that is alone in two specialties of its area, beside a third where one other has few. */
const isLeftOut = ({ area, department, specialty }: Return) => {
  if (area !== 'E12000002') return false
  const isFirst = department.endsWith('Infirmary')
  if (specialty === 'radiotherapy-physics' || specialty === 'magnetic-resonance') return !isFirst
  return specialty === 'nuclear-medicine' && !isFirst && !department.endsWith('Royal')
}
export const behindTwoOfThree = everywhere(13, 5, 3, 2, 7).filter((one) => !isLeftOut(one))

/** Mostly nobody or one person; a department answers for about half of what it was asked. Some give posts alone. */
export function sparse(
  seed: number,
  postsAlone: number,
  areas: readonly string[] = baselineAreas.leaves,
): readonly Return[] {
  const { next } = seededRandom(seed)
  return areas.flatMap((area) =>
    hospitals.slice(0, 3 + Math.floor(3 * next())).flatMap((hospital) =>
      specialties.flatMap((specialty) => {
        const gaveNoPersons = next() < postsAlone
        return professions.flatMap((profession) => {
          if (next() < 0.47) return []
          const heads = Math.floor(6 * next() ** 3)
          const about = { department: named(area, hospital), area, specialty, profession }
          const vacant = next() < 0.2 ? 1 : 0
          if (gaveNoPersons) return [partial(about, heads * 0.8, vacant)]
          return [complete(about, heads, vacant, heads > 1 && next() < 0.4 ? 1 : 0)]
        })
      }),
    ),
  )
}
