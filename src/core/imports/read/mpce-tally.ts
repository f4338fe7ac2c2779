import type { Observation } from '#core/domain/cell.ts'
import { type DataRow, textOf } from '../rows.ts'
import { bandOf, gradeOf, levelOf, specialtyOfWork } from '../tables/mpce-words.ts'
import type { ExtendedId } from './extended-ids.ts'
import type { Standing } from './nhs-standing.ts'

/** Figures by what they are of: "level:qualified", "mix:consultant", "band:8a". */
type Sums = Map<string, number>

const specialties = ['both', 'medical-physics', 'clinical-engineering'] as const
const grades = ['qualified', 'support', 'all'] as const
const mixes =
  'consultant manager specialist-scientist scientist specialist-practitioner practitioner associate assistant trainees'
const bands = '1-4 5 6 7 8a 8b-9 other'
/** Shares are of England and its NHS regions, as in the shipped tables: elsewhere a share is of a handful of people. */
const hasShares = (area: string): boolean => /^E(92|40)/.test(area)

const groupColumns = ['main_staff_group', 'staff_group_1', 'staff_group_2'] as const
export const staffAreaColumns = ['care_setting', 'staff_group_2', 'staff_group_1'] as const

/** The specialty of a row: its area of work, in whichever column a layout has it. */
export const specialtyOfRow = (row: DataRow): string | undefined =>
  staffAreaColumns.map((column) => specialtyOfWork(textOf(row, column))).find((one) => one !== undefined)

/** MPCE staff of a file by area and month. Adds up as it reads; rounds only at the end. */
export class MpceTally {
  readonly #sums = new Map<string, Sums>()
  readonly #unlisted = new Map<string, number>()
  readonly #uncertain = new Set<string>()
  readonly #ungraded = new Map<string, number>()
  #rows = 0

  get rows(): number {
    return this.#rows
  }
  /** Employers that are no trust of the atlas, with their FTE. */
  get unlisted(): ReadonlyMap<string, number> {
    return this.#unlisted
  }
  /** Levels that are neither qualified nor support by any word that is known, with their FTE. */
  get ungraded(): ReadonlyMap<string, number> {
    return this.#ungraded
  }
  /** ITL1 regions that lack staff whose region is not certain: "area|period". */
  get uncertain(): ReadonlySet<string> {
    return this.#uncertain
  }

  add(row: DataRow, { areas, uncertain, unlisted }: Standing, period: string, specialty: string, fte: number): void {
    this.#rows += 1
    const level = levelOf(textOf(row, 'level'))
    const grade = gradeOf(
      groupColumns.map((column) => textOf(row, column)),
      level,
    )
    const words = [
      'level:all',
      ...(grade ? [`level:${grade}`] : []),
      `mix:${level ?? 'unknown'}`,
      `band:${bandOf(textOf(row, 'afc_band')) ?? 'unknown'}`,
    ]
    const put = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + fte)
    for (const area of areas) {
      const key = `${area}|${period}`
      const sums = this.#sums.get(key) ?? new Map<string, number>()
      this.#sums.set(key, sums)
      for (const of of [specialty, 'both']) for (const word of words) put(sums, `${of}|${word}`)
    }
    for (const area of uncertain) this.#uncertain.add(`${area}|${period}`)
    if (unlisted !== null) put(this.#unlisted, unlisted)
    if (grade === undefined) put(this.#ungraded, textOf(row, 'level') || 'no level')
  }

  #each(make: (area: string, period: string, sum: (specialty: string, word: string) => number) => Observation[]) {
    return [...this.#sums].flatMap(([key, sums]) => {
      const [area = '', period = ''] = key.split('|')
      if (this.#uncertain.has(key)) return []
      return make(area, period, (specialty, word) => sums.get(`${specialty}|${word}`) ?? 0)
    })
  }

  /** Staff in post. Where some staff are neither qualified nor support, only their sum is given. */
  #staff(source: string): readonly Observation[] {
    return this.#each((area, period, sum) =>
      specialties.flatMap((specialty) => {
        const whole = sum(specialty, 'level:all')
        const graded = sum(specialty, 'level:qualified') + sum(specialty, 'level:support')
        const given = whole - graded > 0.005 ? (['all'] as const) : grades
        return given.map((level) => ({
          ...blank(area, period, source, sum(specialty, `level:${level}`), 2),
          dims: { specialty, level },
        }))
      }),
    )
  }

  /** Shares of the whole, where every row states what the share is of. */
  #shares(source: string, dimension: 'level' | 'band', names: readonly string[]): readonly Observation[] {
    const prefix = dimension === 'level' ? 'mix' : 'band'
    return this.#each((area, period, sum) =>
      specialties.flatMap((specialty) => {
        const whole = sum(specialty, 'level:all')
        if (!hasShares(area) || whole <= 0 || sum(specialty, `${prefix}:unknown`) > 0) return []
        const share = (word: string) => (100 * sum(specialty, word)) / whole
        return [
          ...names.map((name) => ({
            ...blank(area, period, source, share(`${prefix}:${name}`), 1),
            dims: { specialty, [dimension]: name },
          })),
          ...(dimension === 'level'
            ? [
                {
                  ...blank(area, period, source, share('level:qualified'), 1),
                  dims: { specialty, level: 'qualified' },
                },
              ]
            : []),
        ]
      }),
    )
  }

  /** FTE that a figure counts: of a share, its numerator. */
  amountOf({ area, period, dims: { specialty = '', level = '', band } }: Observation, id: ExtendedId): number {
    const isGrade = grades.some((grade) => grade === level)
    const word = band !== undefined ? `band:${band}` : `${id === 'mpce-staff' || isGrade ? 'level' : 'mix'}:${level}`
    return this.#sums.get(`${area}|${period}`)?.get(`${specialty}|${word}`) ?? 0
  }

  observations(id: ExtendedId, source: string): readonly Observation[] {
    if (id === 'mpce-staff') return this.#staff(source)
    return id === 'mpce-skill-mix'
      ? this.#shares(source, 'level', mixes.split(' '))
      : this.#shares(source, 'band', bands.split(' '))
  }
}

const blank = (
  area: string,
  period: string,
  source: string,
  value: number,
  decimals: number,
): Omit<Observation, 'dims'> => ({
  area,
  period,
  basis: null,
  cell: { kind: 'value', value: Number(value.toFixed(decimals)), status: 'derived' },
  source,
  notes: [],
})
