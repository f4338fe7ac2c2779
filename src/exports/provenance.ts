import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'

/** What every row of a table that leaves the page carries with it, so that a row which is cut out still says what it is and where it comes from. */
export function provenanceOf(plate: Plate, permalink: string): readonly (readonly [name: string, value: string])[] {
  const { measure, geography, trust } = plate
  const marks = markTexts(plate)
  return [
    ['Measure', measure.name],
    ['Unit', measure.unit],
    ['Period', trust.periodText],
    ['Geography', `${geography.name} (${geography.vintage})`],
    ...(marks.length > 0 ? [['Mark', marks.join('; ')] as const] : []),
    ['Source titles', trust.sources.map(({ publisher, title }) => `${publisher}: ${title}`).join('; ')],
    ['Licences', [...new Set(trust.sources.map(({ licence }) => licence))].join('; ')],
    ['Read with care', trust.cautions.map(({ text }) => text).join(' ')],
    ['Data version', trust.dataVersion],
    ['Link', permalink],
  ]
}
