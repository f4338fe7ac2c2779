import type { Return } from '#core/baseline/returns.ts'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import { slug } from '#core/domain/slug.ts'
import { distinctNames } from '#core/unit-desk/sealed-parts.ts'
import type { Invited } from './departments.ts'
import type { AskedDepartment, SurveyRound } from './round.ts'
import type { RegionSpread, SurveyFile } from './survey-file.ts'

/** A row of a kept table, by the columns of the importer's table; words by their ids. */
export type LastRow = {
  readonly department: string
  readonly period: string
  readonly cells: Readonly<Record<string, string>>
}

const written = (value: number): string => String(value)

/** A return as the row that it came from. */
function lastRowOf(one: Return): LastRow {
  const place = { specialty: one.specialty, profession: one.profession }
  const row = { department: one.department, period: one.surveyYear }
  if (one.response === 'none') return { ...row, cells: place }
  const { establishment, inPost, vacant } = one.posts
  const posts = { establishment_wte: written(establishment), in_post_wte: written(inPost), vacant_wte: written(vacant) }
  if (one.response === 'partial') return { ...row, cells: { ...place, ...posts } }
  const { headcount, ages, experience } = one.persons
  const bands = Object.fromEntries(
    Object.entries({ ...ages, ...experience }).map(([band, count]) => [band, written(count)]),
  )
  return { ...row, cells: { ...place, ...posts, headcount: written(headcount), ...bands } }
}

/** What is known of earlier rounds: who was asked, and the rows of the last one. */
export type LastRound = {
  readonly invited: readonly Invited[]
  readonly rows: readonly LastRow[]
  readonly spreads: readonly RegionSpread[]
}

/** Who is in the rows of a round, each once. */
const invitedBy = (
  rows: readonly { readonly department: string; readonly area: string }[],
  nameOf: (area: string) => string,
) =>
  [
    ...new Map(rows.map(({ department, area }) => [department, { department, area, areaName: nameOf(area) }])).values(),
  ].sort((a, b) => a.department.localeCompare(b.department))

type LastRows = Omit<LastRound, 'spreads'>

/** The last round of kept returns. @param nameOf area by code */
export function lastRoundOf(returns: readonly Return[], nameOf: (area: string) => string): LastRows {
  const years = returns.map(({ surveyYear }) => surveyYear).sort()
  const last = returns.filter(({ surveyYear }) => surveyYear === years.at(-1))
  return { invited: invitedBy(last, nameOf), rows: last.map(lastRowOf) }
}

/** The last round of kept equipment. */
export const lastUnitsOf = (
  units: readonly (LastRow & { readonly area: string })[],
  nameOf: (area: string) => string,
): LastRows => ({
  invited: invitedBy(units, nameOf),
  rows: units,
})

/** What a unit has decided about a survey that it sends. */
export type Sending = Pick<SurveyFile, 'unit' | 'sendTo' | 'recipients'> & {
  readonly round: SurveyRound
  readonly invited: readonly Invited[]
  readonly last: LastRound | null
  /** Whether each file brings its department's last figures, which travel in it as they are. */
  readonly isPrefilled: boolean
}

/** A department's area alone, in every geography that has it. */
const placesOf = (code: string, geographies: readonly GeographyFile[]): readonly GeographyFile[] =>
  geographies.flatMap((file) => {
    const areas = file.areas.filter((area) => area.code === code)
    return areas.length === 0 ? [] : [{ ...file, areas: areas.map((area) => ({ ...area, neighbours: [] })) }]
  })

/** Columns of a row of returns that say whose it is. */
const placeColumns = 2

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/**
 * Makes the files of a survey, one a department.
 * @param chance a new id by chance at each call
 */
export function surveyFiles(
  sending: Sending,
  geographies: readonly GeographyFile[],
  chance: () => string,
): readonly SurveyFile[] {
  const { round, unit, sendTo, recipients, invited, last, isPrefilled } = sending
  return invited.map(({ department, area, areaName }): SurveyFile => {
    const rows = (last?.rows ?? []).filter((row) => sameName(row.department, department))
    const own = rows.map(({ cells }) => cells)
    const period = rows[0]?.period ?? ''
    const asked: AskedDepartment = { id: chance(), department, area, areaName }
    // A row of nothing but its place was asked about and not answered.
    const filled = own.filter((cells) => Object.keys(cells).length > placeColumns)
    return {
      format: 1,
      round,
      unit,
      sendTo,
      recipients,
      asked,
      geographies: placesOf(area, geographies),
      last: isPrefilled && filled.length > 0 ? { period, rows: filled } : null,
      spreads: last?.spreads ?? [],
      filling: null,
    }
  })
}

/** A department as it stands in the name of a file. */
export const departmentSlug = ({ department }: Pick<AskedDepartment, 'department'>): string =>
  slug(department).slice(0, 60) || 'department'

/** Names of the files, each once. */
export const surveyFileNames = (files: readonly SurveyFile[]): readonly string[] =>
  distinctNames(files.map(({ round, asked }) => `${departmentSlug(asked)}-${round.definition.id}-${round.year}.html`))
