import { statusWords } from '#core/domain/cell.ts'
import { endSentence } from '#core/domain/letters.ts'
import { isOwnSource } from '#core/domain/source.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { PictureSheet } from './sheet.ts'
import { textWidth } from './text-width.ts'

/** Data for the footer of an exported figure. */
export type FooterData = {
  /** Date of creation, in words. */
  readonly date: string
  readonly permalink: string
  /** Encodes a QR code as modules row by row, dark ones true. Passed in where pictures are made, which keeps the encoder out of other pages. */
  readonly encodeQr?: (text: string) => { readonly data: readonly (readonly boolean[])[]; readonly size: number }
}

/** States the suppressed cells, which a reader could take for gaps in the records. */
function withheldText({ absences, areas }: Plate): string | null {
  const withheld = absences.find(({ reason }) => reason === 'suppressed')?.codes.length ?? 0
  if (withheld === 0) return null
  return `Suppressed: ${withheld} of ${areas.length} areas have a figure that is suppressed, as it rests on too few people or returns.`
}

/** "Status: derived. Coverage: 53 of 78 NHS sites with a machine count." */
const statusLine = ({ statuses, coverageText }: Plate['trust']): string =>
  `Status: ${statuses.map((status) => statusWords[status]).join(', ') || 'no figures'}.${coverageText ? ` ${endSentence(`Coverage: ${coverageText}`)}` : ''}`

const isEdited = ({ title, subtitle }: Pick<PictureSheet, 'title' | 'subtitle'>): boolean =>
  title !== null || subtitle !== null

/** Notes and sources in full: what a caption, the notes of a slide or a second page hold. */
export function fullNotes(
  plate: Plate,
  { date, permalink }: FooterData,
  sheet: Pick<PictureSheet, 'title' | 'subtitle'>,
): readonly string[] {
  const { classNote, trust } = plate
  const withheld = withheldText(plate)
  const sources = trust.sources.map(
    ({ publisher, title: name, year, licence }) => `${publisher}, ${name}${year ? ` (${year})` : ''} [${licence}]`,
  )
  return [
    ...(sheet.subtitle === null ? [] : [endSentence(`Shown: ${plate.subtitle}`)]),
    endSentence(`Source: ${sources.join('; ') || 'none'}`),
    statusLine(trust),
    ...trust.cautions.map(({ text }) => endSentence(text)),
    endSentence(trust.boundaryCredit),
    ...(classNote ? [endSentence(classNote)] : []),
    ...(withheld ? [withheld] : []),
    `MPCE Atlas, data version ${trust.dataVersion}, ${date}.${isEdited(sheet) ? ' Titles edited by the maker of this picture.' : ''} ${permalink}`,
  ]
}

/** Without what a producer is called today. */
const plainly = (line: string): string => line.replaceAll(/ \(now [^)]*\)/g, '')

/**
 * Who produced the figures, and by what they were drawn, on one line: with licences where they have room, with fewer producers by name where there
 * is little, the others counted.
 * @param fits whether a text has room
 */
export function creditLine(
  { trust }: Plate,
  sheet: Pick<PictureSheet, 'title' | 'subtitle'>,
  fits: (text: string) => boolean,
): string {
  const { cautions, dataVersion } = trust
  // Whoever brought figures of their own is named first and in any case: nobody else vouches for them.
  const sources = [...trust.sources].sort((a, b) => Number(isOwnSource(b)) - Number(isOwnSource(a)))
  const brought = new Set(sources.filter(isOwnSource).map(({ publisher }) => publisher)).size
  const least = Math.max(1, brought)
  const edited = isEdited(sheet) ? ' Titles edited.' : ''
  const producers = new Set(sources.map(({ publisher }) => publisher)).size
  const line = (most?: number) => endSentence(`Source: ${sourceLine(sources, most) || 'none'}`)
  const careful = cautions.length > 0 ? ` Cautions: ${cautions.length}.` : ''
  const own = `MPCE Atlas, data ${dataVersion}.${careful}${edited}`
  const fewer = Array.from({ length: Math.max(0, producers - 1 - least) }, (_, at) => producers - 2 - at)
  const fewest = line(producers > 2 ? least : undefined)
  const named = [
    ...(sources.length > 0 ? [`${line()} ${endSentence(licenceLine(sources))} ${own}`] : []),
    `${line()} ${own}`,
    ...fewer.map((most) => `${line(most)} ${own}`),
    `${fewest} MPCE Atlas.${careful}${edited}`,
    `${fewest}${careful}${edited}`,
  ]
  if (brought > 0) return named.find(fits) ?? named.at(-1) ?? ''
  const short = plainly(line(1))
  const counted = `Source: ${producers} ${producers === 1 ? 'producer' : 'producers'}, MPCE Atlas.${careful}${edited}`
  const tries = [
    ...named,
    `${short}${careful}${edited}`,
    `${short.replace(/; .*/, ' and others.')}${careful}${edited}`,
    counted,
  ]
  return tries.find(fits) ?? counted
}

/** The foot of a picture: one line of sources, or notes and sources in full. */
export function footerLines(
  plate: Plate,
  data: FooterData,
  sheet: Pick<PictureSheet, 'title' | 'subtitle' | 'parts'>,
  room: { readonly width: number; readonly size: number } = { width: Number.POSITIVE_INFINITY, size: 1 },
): readonly string[] {
  if (sheet.parts.source) return fullNotes(plate, data, sheet)
  const line = creditLine(plate, sheet, (text) => textWidth(text, room.size) <= room.width)
  // A statistical subtitle that was replaced is still what is shown.
  return sheet.subtitle === null ? [line] : [endSentence(`Shown: ${plate.subtitle}`), line]
}
