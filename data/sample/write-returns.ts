import { csvFormatRows } from 'd3'
import { ageBands, experienceBands, type Return, returnColumns } from '#core/baseline/returns.ts'

/** Returns as the table that a survey would be handed in as, sorted by year, department, specialty and profession. */
export function returnsCsv(returns: readonly Return[]): string {
  const rows = returns.map((one) => {
    const posts = one.response === 'none' ? null : one.posts
    const persons = one.response === 'complete' ? one.persons : null
    return [
      one.surveyYear,
      one.department,
      one.area,
      one.specialty,
      one.profession,
      one.response,
      posts?.establishment,
      posts?.inPost,
      posts?.vacant,
      persons?.headcount,
      ...ageBands.map((band) => persons?.ages[band]),
      ...experienceBands.map((band) => persons?.experience[band]),
    ].map((entry) => (entry === undefined ? '' : String(entry)))
  })
  rows.sort((a, b) => (a.join('|') < b.join('|') ? -1 : 1))
  return `${csvFormatRows([[...returnColumns], ...rows])}\n`
}
