import { type BesideAsked, firstBeside, readBeside, writeBeside } from './question-beside.ts'
import { type QuestionMove, readMoves, writeMoves } from './question-moves.ts'
import {
  type EquipmentAsked,
  firstEquipment,
  firstPosts,
  type PostsAsked,
  parseEquipment,
  readPosts,
  writeEquipment,
  writePosts,
} from './question-parts.ts'
import type { InputValues } from './requirement.ts'
import { type LeverChange, type PolicySpec, type ScenarioSpec, scenarioLimits } from './scenario.ts'
import { readSeen, type SeenAnswer, writeSeen } from './seen.ts'
import type { SupplyFile, SupplyStart } from './supply-file.ts'
import { parseScenario } from './text-form.ts'

/** What the screen is asked: how far the staff of one area and specialty are from what a method requires in a year, under the levers. */
export type GapQuestion = {
  /** Id of the starting stock. */
  readonly start: string
  /** GSS code. */
  readonly area: string
  readonly specialty: string
  /** Calendar year. */
  readonly by: number
  /** Scientists in post that the reader has typed, in WTE; null for those of the start. */
  readonly stock: number | null
  /** Id of a method of requirement; null until the reader has chosen one. */
  readonly method: string | null
  /** What the methods ask for, in the units of the data package. */
  readonly inputs: InputValues
  readonly moves: readonly QuestionMove[]
  /** Id of a ready scenario whose policies come before the reader’s own levers; null for none. */
  readonly ready: string | null
  /** Calendar year of the maps; null for the year that is asked about. */
  readonly shown: number | null
  /** What the answer was when the link was made; null where the link does not say. */
  readonly seen: SeenAnswer | null
  /** How many posts are placed, and what for. */
  readonly posts: PostsAsked
  readonly equipment: EquipmentAsked
  /** Scenarios that stand beside the base and the ready ones. */
  readonly beside: BesideAsked
}

/** The lever by which a gap is closed: a search over it gives the answer. */
export const placesLever = 'training-places'

const id = /^[a-z0-9][a-z0-9-]{0,63}$/
const number = /^-?\d{1,9}(\.\d{1,6})?$/

/** `sample-2025!E12000002!radiotherapy-physics!2035!-!quarts-phys-linac!linacs:33!training-places:12:why~leaving:8:` */
export function writeQuestion({
  start,
  area,
  specialty,
  by,
  stock,
  method,
  inputs,
  moves,
  ready,
  shown,
  seen,
  posts,
  equipment,
  beside,
}: GapQuestion): string {
  const given = Object.entries(inputs).flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${value}`]))
  const rest = [
    ready ?? '-',
    seen === null ? '-' : writeSeen(seen),
    shown === null ? '-' : String(shown),
    writePosts(posts),
    writeEquipment(equipment),
    writeBeside(beside),
  ]
  return [
    start,
    area,
    specialty,
    by,
    stock ?? '-',
    method ?? '-',
    given.join('~') || '-',
    writeMoves(moves) || '-',
    ...rest.slice(0, rest.findLastIndex((one) => one !== '-') + 1),
  ].join('!')
}

const listOf = (text: string): readonly string[] => (text === '-' || text === '' ? [] : text.split('~'))

/** @returns null where the text is no question */
export function readQuestion(text: string): GapQuestion | null {
  const [
    start = '',
    area = '',
    specialty = '',
    by = '',
    stock = '',
    method = '',
    given = '',
    moved = '',
    ready = '-',
    then = '-',
    shown = '-',
    placed = '-',
    fleet = '-',
    others = '-',
    ...more
  ] = text.split('!')
  const known = id.test(start) && /^[A-Z]\d{8}$/.test(area) && id.test(specialty) && /^\d{4}$/.test(by)
  if (
    more.length > 0 ||
    !known ||
    !/^(-|\d{4})$/.test(shown) ||
    !(ready === '-' || id.test(ready)) ||
    !(method === '-' || id.test(method))
  )
    return null
  if (!(stock === '-' || (number.test(stock) && Number(stock) >= 0))) return null
  const seen = then === '-' ? null : readSeen(then)
  if (then !== '-' && seen === null) return null
  const [posts, equipment, beside] = [readPosts(placed), parseEquipment(fleet), readBeside(others)]
  if (posts === null || equipment === null || beside === null) return null
  const inputs = listOf(given).map((one) => one.split(':'))
  if (
    !inputs.every(
      ([key = '', value = '', ...rest]) =>
        rest.length === 0 && id.test(key) && number.test(value) && Number(value) >= 0,
    )
  )
    return null
  const moves = readMoves(moved)
  if (moves === null) return null
  return {
    start,
    area,
    specialty,
    by: Number(by),
    stock: stock === '-' ? null : Number(stock),
    method: method === '-' ? null : method,
    inputs: Object.fromEntries(inputs.map(([key = '', value]) => [key, Number(value)])),
    moves,
    ready: ready === '-' ? null : ready,
    shown: shown === '-' ? null : Number(shown),
    seen,
    posts,
    equipment,
    beside,
  }
}

/** The question that the screen opens with: no method and no lever is chosen in it. */
export const firstQuestion: GapQuestion = {
  start: 'sample-2025',
  area: 'E12000002',
  specialty: 'radiotherapy-physics',
  by: 2035,
  stock: null,
  method: null,
  inputs: {},
  moves: [],
  ready: null,
  shown: null,
  seen: null,
  posts: firstPosts,
  equipment: firstEquipment,
  beside: firstBeside,
}

/** The first year in which levers act: two years after that of the start. */
export const actsFrom = ({ year }: Pick<SupplyStart, 'year'>): number => year + 2

/** The policies of a ready scenario of the data package; none where it has no such. */
export function readyPolicies({ ready }: Pick<SupplyFile, 'ready'>, id: string | null): readonly PolicySpec[] {
  const found = ready.find((one) => one.id === id)
  const parsed = found ? parseScenario(found.text, found.id) : null
  return parsed?.ok ? parsed.value.policies : []
}

/** The scenario that answers a question: policies of a ready one, then the reader’s levers. These act from `actsFrom` on, in full and for good. */
export function scenarioOf(
  question: GapQuestion,
  start: SupplyStart,
  before: readonly PolicySpec[] = [],
  draws = 1000,
): ScenarioSpec {
  const { area, specialty, by, moves } = question
  const changes = moves.map(
    ({ lever, amount, because }): LeverChange => ({
      lever,
      how: lever === placesLever ? 'by' : 'to',
      amount,
      from: actsFrom(start),
      ramp: 0,
      until: null,
      after: 'stays',
      areas: lever === placesLever ? [area] : [],
      specialties: lever === placesLever ? [specialty] : [],
      because,
    }),
  )
  return {
    name: 'Scenario',
    start: start.id,
    years: Math.min(scenarioLimits.years, Math.max(1, by - start.year)),
    seed: 1,
    draws,
    specialties: [specialty],
    posts: 'no-limit',
    residual: 'left-out',
    policies: [...before, ...(changes.length === 0 ? [] : [{ name: 'Levers of the screen', because: '', changes }])],
  }
}

/** The positions of the cells in which a question is answered: its area and specialty, of the profession that trainees enter. */
export function askedCells(start: SupplyStart, { area, specialty }: GapQuestion): readonly number[] {
  return [...start.cells.keys()].filter((at) => {
    const cell = start.cells[at]
    return (
      cell !== undefined &&
      start.areas[cell.area]?.code === area &&
      start.specialties[cell.specialty]?.id === specialty &&
      start.professions[cell.profession]?.id === start.trains
    )
  })
}

/**
 * The data with the reader's own staff in post in the place of those of the start. Ages and WTE of a person stay as they are in the start, and so does the
 * mark of a made-up sample.
 */
export function withStock(file: SupplyFile, question: GapQuestion): SupplyFile {
  const { stock, start: wanted } = question
  if (stock === null) return file
  const starts = file.starts.map((start) => {
    if (start.id !== wanted) return start
    const asked = new Set(askedCells(start, question))
    const whole = [...asked].reduce((sum, at) => sum + (start.cells[at]?.wte ?? 0), 0)
    if (whole === 0) return start
    const cells = start.cells.map((cell, at) =>
      asked.has(at)
        ? { ...cell, wte: (cell.wte * stock) / whole, persons: scaledPersons(cell.persons, stock / whole) }
        : cell,
    )
    return { ...start, cells, about: `${start.about} Staff in post asked about: ${stock} WTE, typed by the reader.` }
  })
  return { ...file, starts }
}

/** Whole persons by age whose sum is that of the scaled ones, the fractions handed on from one age to the next. */
function scaledPersons(persons: readonly number[], by: number): number[] {
  let sum = 0
  let given = 0
  return persons.map((one) => {
    sum += one * by
    const whole = Math.round(sum) - given
    given += whole
    return whole
  })
}
