import {
  ageBands,
  experienceBands,
  type Persons,
  type Profession,
  professions,
  type Return,
  type Specialty,
  specialties,
} from '#core/baseline/returns.ts'
import {
  bandShares,
  departmentCount,
  type Plan,
  partialShare,
  plans,
  regions,
  type SurveyYear,
  seed,
  surveyYears,
  yearFactors,
} from './assumptions.ts'
import { apportion, Chance } from './chance.ts'

type Response = Return['response']
/** One profession of one specialty in a department: the weight decides its part of the UK total. */
type Cell = { readonly profession: Profession; readonly weight: number }
type Service = {
  readonly department: string
  readonly area: string
  readonly specialty: Specialty
  readonly cells: readonly Cell[]
  readonly vacancyFactor: number
  readonly olderFactor: number
}
type Department = { readonly name: string; readonly area: string; readonly size: number }

const tenth = (value: number) => Math.round(value * 10) / 10

/** Adds up what rounding takes away and gives it back as soon as it makes a step, so that sums stay true. */
function stepper(step: number): (exact: number, most?: number) => number {
  let carried = 0
  return (exact, most = Number.POSITIVE_INFINITY) => {
    carried += exact
    const steps = Math.max(0, Math.min(Math.round(carried / step), Math.floor(most / step)))
    carried -= steps * step
    return tenth(steps * step)
  }
}

function makeDepartments(chance: Chance): readonly Department[] {
  const counts = apportion(
    departmentCount,
    regions.map(({ millions }) => millions),
    7,
  )
  const places = regions.flatMap(({ code }, at) => Array.from({ length: counts[at] ?? 0 }, () => code))
  return chance.shuffled(places).map((area, at) => ({
    name: `Sample department ${String(at + 1).padStart(3, '0')}`,
    area,
    size: chance.next() < 0.25 ? chance.between(1.6, 3) : chance.between(0.5, 1.4),
  }))
}

/** Which departments have a specialty: in every region as many as its population gives it, the larger ones more often. */
function makeServices(departments: readonly Department[], specialty: Specialty, chance: Chance): readonly Service[] {
  const plan = plans[specialty]
  const counts = apportion(
    plan.departments,
    regions.map(({ millions }) => millions),
    plan.fewest,
  )
  return regions.flatMap(({ code, millions, factor }, at) => {
    const vacancyFactor = chance.between(0.6, 1.5)
    const olderFactor = chance.between(0.75, 1.3)
    const chosen = departments
      .filter(({ area }) => area === code)
      .map((department) => ({ department, luck: chance.next() + department.size / 4 }))
      .sort((a, b) => b.luck - a.luck)
      .slice(0, counts[at])
    const regional = millions * factor * chance.between(0.9, 1.1)
    const sizes = chosen.map(({ department }) => department.size * chance.between(0.7, 1.3))
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    return chosen.map(({ department }, index) => ({
      department: department.name,
      area: code,
      specialty,
      vacancyFactor,
      olderFactor,
      cells: professions.map((profession) => ({
        profession,
        weight: ((regional * (sizes[index] ?? 0)) / whole) * plan.split[profession] * chance.between(0.75, 1.25),
      })),
    }))
  })
}

/** Who answers a survey, drawn anew each year. In every region at least three give a complete return where so many exist. */
function makeResponses(
  services: readonly Service[],
  plan: Plan,
  year: SurveyYear,
  chance: Chance,
): Map<Service, Response> {
  let silent = Math.round(services.length * (1 - plan.response[year]))
  const responses = new Map(services.map((service): [Service, Response] => [service, 'complete']))
  const spare = ({ area }: Service) =>
    services.filter((one) => one.area === area && responses.get(one) === 'complete').length > 3
  for (const service of chance.shuffled(services)) {
    const partial = chance.next() < partialShare
    if (!spare(service)) continue
    if (silent > 0) responses.set(service, 'none')
    else if (partial) responses.set(service, 'partial')
    silent -= 1
  }
  return responses
}

const vacancyOf = ({ vacancy }: Plan, profession: Profession): number =>
  typeof vacancy === 'number' ? vacancy : (vacancy[profession] ?? 0)

function makePersons(inPost: number, { profession }: Cell, service: Service, chance: Chance): Persons {
  const headcount = Math.ceil(tenth(inPost * chance.between(1.04, 1.2)))
  const { ages, experience } = bandShares[profession]
  const older = (ages[3] ?? 0) * service.olderFactor
  const younger = ages.slice(0, 3).map((share) => (share * (1 - older)) / (1 - (ages[3] ?? 0)))
  const byAge = chance.counts(headcount, [...younger, older])
  const byExperience = chance.counts(headcount, experience)
  const record = <T extends string>(bands: readonly T[], counts: readonly number[]) =>
    Object.fromEntries(bands.map((band, at) => [band, counts[at] ?? 0])) as Record<T, number>
  return { headcount, ages: record(ageBands, byAge), experience: record(experienceBands, byExperience) }
}

/** What turns weights into WTE, and shares into vacancies, so that those who answered in the plan's year add up to its anchors. */
function scalesOf(plan: Plan, services: readonly Service[], responses: ReadonlyMap<Service, Response>) {
  const answered = services.filter((service) => responses.get(service) !== 'none')
  const total = (pick: (cell: Cell, service: Service) => number) =>
    answered.reduce((sum, service) => sum + service.cells.reduce((part, cell) => part + pick(cell, service), 0), 0)
  const odds = (profession: Profession) => vacancyOf(plan, profession) / (1 - vacancyOf(plan, profession))
  const wanted = total((cell) => cell.weight * odds(cell.profession))
  const raw = total((cell, service) => cell.weight * odds(cell.profession) * service.vacancyFactor)
  return {
    staff: plan.inPost / total((cell) => cell.weight),
    vacancy: (cell: Cell) => (odds(cell.profession) * wanted) / raw,
  }
}

function makeSpecialty(departments: readonly Department[], specialty: Specialty, chance: Chance): readonly Return[] {
  const plan = plans[specialty]
  const services = makeServices(departments, specialty, chance)
  const responses = new Map(surveyYears.map((year) => [year, makeResponses(services, plan, year, chance)]))
  const scales = scalesOf(plan, services, responses.get(plan.year) ?? new Map())
  return surveyYears.flatMap((year) => {
    const grown = yearFactors[year].staff / yearFactors[plan.year].staff
    const vacated = yearFactors[year].vacancy / yearFactors[plan.year].vacancy
    const staffStep = stepper(0.1)
    const vacancySteps = new Map(professions.map((profession) => [profession, stepper(0.5)]))
    return services.flatMap((service) => {
      const response = responses.get(year)?.get(service) ?? 'none'
      return service.cells.map((cell): Return => {
        const about = {
          surveyYear: year,
          department: service.department,
          area: service.area,
          specialty,
          profession: cell.profession,
        }
        if (response === 'none') return { ...about, response }
        const inPost = staffStep(cell.weight * scales.staff * grown)
        const expected = inPost * scales.vacancy(cell) * service.vacancyFactor * vacated
        const vacant = vacancySteps.get(cell.profession)?.(expected) ?? 0
        const posts = { establishment: tenth(inPost + vacant), inPost, vacant }
        if (response === 'partial') return { ...about, response, posts }
        return { ...about, response, posts, persons: makePersons(inPost, cell, service, chance) }
      })
    })
  })
}

/** The sample baseline: made-up returns of made-up departments, the same for the same seed. */
export function makeReturns(from: number = seed): readonly Return[] {
  const chance = new Chance(from)
  const departments = makeDepartments(chance)
  return specialties.flatMap((specialty) => makeSpecialty(departments, specialty, chance))
}
