import { counted } from '#core/domain/counted.ts'
import { editDistance } from '#core/domain/edit-distance.ts'
import { normalise } from '#core/domain/normalise.ts'
import { kindOfCode } from '../code-kinds.ts'
import { sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AreaIndex, matchesOf, tellingWords } from '../places.ts'
import { leaveOut } from '../resolve-areas.ts'
import { type DataRow, textOf } from '../rows.ts'
import type { TableReading } from './reading.ts'

/** The name that a row has beside the area that it is taken for. */
export type NamedRow = { readonly row: DataRow; readonly text: string; readonly code: string }

/** Organisations keep their code when they merge: other names of theirs may be those of a larger one. */
const ofOrganisations = 'nhs_trust'

/** Words that organisations take up and drop without becoming others. */
const idle = new Set([
  'national',
  'univ',
  'teaching',
  'hospital',
  'hospitals',
  'healthcare',
  'services',
  'service',
  'statistical',
])

/** “A trust” and “Employer 3” name none. */
const placeholders = /\b(?:trust|employer|organisation|provider|example)\b/g

/** Each name by its telling words, whatever their order. */
function bagOf(name: string): string {
  const words = tellingWords(normalise(name)).split(' ')
  const kept = words.filter((word) => !idle.has(word))
  return (kept.length === 0 ? words : kept).toSorted().join(' ')
}

/** Slips of spelling that a name of a length may have and still be the same. */
const slipsIn = (bag: string): number => (bag.length < 6 ? 1 : bag.length < 12 ? 2 : 3)

const isSpeltAs = (text: string, name: string): boolean => {
  const [own, other] = [bagOf(text.replace(/\([^)]*\)/g, ' ')), bagOf(name)]
  const slips = slipsIn(other)
  return editDistance(own, other, slips) <= slips
}

/** Whether a text is a name that is not, in any spelling, one of the area of a code. */
export function isNamedApart(places: AreaIndex, code: string, text: string): boolean {
  if (places.byCode.has(text.trim().toUpperCase()) || kindOfCode(text) !== null || !/\p{L}{3}/u.test(text)) return false
  if (!/\p{L}{3}/u.test(bagOf(text).replace(placeholders, ''))) return false
  const homes = places.byCode.get(code.toUpperCase()) ?? []
  const isKnown = matchesOf(places, text).some((match) => match.code === code)
  if (isKnown && !homes.some(({ geography }) => geography === ofOrganisations)) return false
  const names = homes.flatMap(({ geography, name }) => {
    const area = places.areas.get(geography)?.get(code)
    return geography === ofOrganisations ? [name] : [name, area?.short ?? name, ...(area?.aliases ?? [])]
  })
  return !names.some((name) => isSpeltAs(text, name))
}

/**
 * The rows whose employer has another name than that of the trust of its code; each code and name is compared once.
 * @param code @param name columns of the table's description
 */
export function employersApart(
  rows: readonly DataRow[],
  places: AreaIndex,
  code: string,
  name: string,
): readonly NamedRow[] {
  const trusts = places.areas.get(ofOrganisations)
  const known = new Map<string, boolean>()
  return rows.flatMap((row) => {
    const [own, text] = [textOf(row, code).trim().toUpperCase(), textOf(row, name)]
    if (text === '' || !trusts?.has(own)) return []
    const key = `${own}|${text}`
    const isApart = known.get(key) ?? isNamedApart(places, own, text)
    known.set(key, isApart)
    return isApart ? [{ row, text, code: own }] : []
  })
}

/** As many names as a question has room for. */
const shownNames = 12
const take = 'take'

/** Each code once, with the name that stands beside it and the one that it is held under. */
function listText(apart: readonly NamedRow[], { context }: TableReading): string {
  const nameOf = (code: string) => context.places.byCode.get(code.toUpperCase())?.[0]?.name ?? code
  const all = new Map(apart.map((one) => [`${one.code}|${one.text}`, one]))
  const listed = [...all.values()]
    .slice(0, shownNames)
    .map(({ text, code }) => `${code} “${text}”, held as ${nameOf(code)}`)
  return `${listed.join('; ')}${all.size > shownNames ? `; and ${counted(all.size - shownNames, 'other')}` : ''}`
}

/**
 * Asks once of each file whether codes beside another name than that of their area are the areas meant, as they may not be where organisations
 * merged.
 * @returns the rows that are left out
 */
export function askOfNames(
  parts: readonly MappedSheet[],
  apart: readonly NamedRow[],
  reading: TableReading,
): ReadonlySet<DataRow> {
  const left = new Set<DataRow>()
  for (const file of new Set(parts.map(({ sheet }) => sheet.file))) {
    const own = apart.filter(({ row }) => row.part.sheet.file === file)
    const part = parts.find(({ sheet }) => sheet.file === file)
    if (own.length === 0 || !part) continue
    const id = `code-name:${file}`
    const answer = reading.context.answers[id]
    const rows = new Set(own.map(({ row }) => row))
    const codes = new Set(own.map(({ code }) => code)).size
    if (answer === leaveOut) {
      for (const row of rows) {
        left.add(row)
        reading.findings.rowsLeft.add(row.part.sheet, row.row, 'areas')
      }
    } else if (answer === take) {
      const mend = 'They are taken, as you said.'
      const found = listText(own, reading)
      const words = { code: 'code-name-taken', severity: 'note', found, expected: '', mend } as const
      reading.findings.add(sheetFinding(part.sheet, words))
    } else
      reading.ask([
        {
          id,
          ask: `${counted(codes, 'area')} of ${file} ${codes === 1 ? 'has' : 'have'} another name in the atlas, as where organisations have merged: ${listText(own, reading)}. Are these the areas meant?`,
          rows: rows.size,
          options: [
            { id: take, name: 'Yes: take them as the areas of the atlas' },
            { id: leaveOut, name: 'No: leave these rows out' },
          ],
        },
      ])
  }
  return left
}
