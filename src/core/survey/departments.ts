import { type AreaIndex, type AreaMatch, matchesOf } from '#core/imports/places.ts'
import { leafOf } from '#core/imports/read/baseline-leaf.ts'

/** A department as it is to be asked. */
export type Invited = { readonly department: string; readonly area: string; readonly areaName: string }

/** What a list of departments says, line by line. */
export type InvitedList = { readonly invited: readonly Invited[]; readonly faults: readonly string[] }

const unquoted = (text: string): string => /^"(.*)"$/.exec(text.trim())?.[1]?.replaceAll('""', '"') ?? text.trim()

/** Takes a line apart at its tab or semicolon; else at its last comma, as names of departments have commas too. */
function partsOf(line: string): readonly [department: string, area: string] {
  const [, name = line, area = ''] = /^(.*?)[\t;](.*)$/.exec(line) ?? /^(.*),([^,]*)$/.exec(line) ?? []
  return [unquoted(name).replaceAll(/\s+/g, ' '), unquoted(area)]
}

const isHeading = (department: string, area: string): boolean =>
  /^(?:department|name|centre|trust)/i.test(department) && /^(?:area|region|nation)/i.test(area)

/** The areas that a text means and that a department can be in, each once. */
function areasOf(places: AreaIndex, text: string): readonly AreaMatch[] {
  const found = matchesOf(places, text).filter((place) => leafOf(places, place) !== null)
  return [...new Map(found.map((place) => [place.code, place])).values()]
}

type Known = {
  readonly names: ReadonlySet<string>
  readonly place?: AreaMatch | undefined
  readonly other?: AreaMatch | undefined
}

/** What is wrong with a line; empty where nothing is. */
function faultOf(department: string, area: string, { names, place, other }: Known): string {
  if (department === '' || area === '') return 'write a name and an area, apart by a comma.'
  if (department.length > 120) return 'the name is longer than 120 letters.'
  if (names.has(department.toLowerCase())) return `“${department}” is there twice.`
  if (!place) return `“${area}” is no region or nation, and lies within none.`
  return other ? `“${area}” may be ${place.name} (${place.code}) or ${other.name} (${other.code}): write the code.` : ''
}

/**
 * Reads a list of departments, one a line: name and area, apart by a tab, a semicolon or a comma. Nothing is guessed: what names no one area is said,
 * line by line.
 */
export function readInvited(text: string, places: AreaIndex): InvitedList {
  const invited: Invited[] = []
  const faults: string[] = []
  const names = new Set<string>()
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue
    const [department, area] = partsOf(line)
    if (at === 0 && isHeading(department, area)) continue
    const [place, other] = areasOf(places, area)
    const fault = faultOf(department, area, { names, place, other })
    if (fault !== '' || !place) faults.push(`Line ${at + 1}: ${fault}`)
    else {
      names.add(department.toLowerCase())
      invited.push({ department, area: place.code, areaName: place.name })
    }
  }
  return { invited, faults }
}

/** A list of departments as it is read again. */
export const invitedText = (invited: readonly Invited[]): string =>
  invited.map(({ department, areaName }) => `${department}\t${areaName}`).join('\n')
