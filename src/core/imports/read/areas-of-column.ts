import { counted } from '#core/domain/counted.ts'
import { kindOfCode, kindOfMost } from '../code-kinds.ts'
import type { RowsContext } from '../draft.ts'
import type { Findings } from '../finding.ts'
import { type AreaIndex, type AreaMatch, type Former, matchesOf } from '../places.ts'
import { answersAbout, type Question } from '../question.ts'
import { leaveOut, type ResolvedAreas, resolveAreas } from '../resolve-areas.ts'
import { blame, type DataRow, textOf, textsOf } from '../rows.ts'
import { namesOfUnknown } from './names-of-unknown.ts'

/** More unknown names than these are told of, but not each asked: the file needs other boundaries, or another column. */
const mostAsked = 25

/** As many unknown areas as these are asked about together too: may they be left out? */
const fewestTogether = 5
const shownTogether = 4
/** What the answer about all unknown areas of a table is filed under. */
const togetherId = 'unknown-areas'

/** One question for all areas that are unknown; none where they are few. */
function askTogether(
  { unknown }: ResolvedAreas,
  texts: ReadonlyMap<string, number>,
  named: (text: string) => string,
): readonly Question[] {
  if (unknown.size < fewestTogether) return []
  const rows = [...unknown.keys()].reduce((sum, text) => sum + (texts.get(text) ?? 0), 0)
  const shown = [...unknown.keys()].slice(0, shownTogether).map((text) => `“${named(text)}”`)
  const kind = kindOfMost(unknown.keys())
  const looks = kind ? ` By their form they are codes of ${kind}.` : ''
  const ask = `${counted(unknown.size, 'area')} of ${texts.size.toLocaleString('en-GB')} ${unknown.size === 1 ? 'is' : 'are'} none of the atlas: ${shown.join(', ')} and others.${looks} What is to become of them?`
  return [{ id: togetherId, ask, rows, options: [{ id: leaveOut, name: 'Leave their rows out' }] }]
}

/** The areas with those that are unknown among what is left out, where the reader has said so. */
const leftTogether = (areas: ResolvedAreas, { answers }: RowsContext): ResolvedAreas =>
  answers[togetherId] === leaveOut
    ? { ...areas, unknown: new Map(), left: new Set([...areas.left, ...areas.unknown.keys()]) }
    : areas

const nameOf = ({ name, code }: AreaMatch) => `${name} (${code})`

/** Why an area is not known, as far as its code or its name tells. */
function reasonOf(text: string, [former]: readonly Former[], places: AreaIndex): string {
  if (former)
    return ` It is an area of another year, ${former.relation === 'within' ? 'a part of' : 'more than'} ${nameOf(former)}.`
  const kind = places.byCode.has(text.toUpperCase()) ? null : kindOfCode(text)
  return kind ? ` By its form it is a code of ${kind}.` : ''
}

/** A question for each unknown area, with the name that its rows have beside a code. */
function askEach(
  { unknown }: ResolvedAreas,
  texts: ReadonlyMap<string, number>,
  named: (text: string) => string,
  places: AreaIndex,
): readonly Question[] {
  const asked = unknown.size > mostAsked ? [] : [...unknown]
  return asked.map(([text, { similar, former }]) => ({
    id: `area:${text}`,
    ask: `Which area is “${named(text)}”?${reasonOf(text, former, places)}`,
    rows: texts.get(text) ?? 0,
    options: [
      ...similar.map((place) => ({ id: place.code, name: nameOf(place) })),
      { id: leaveOut, name: 'None: leave these rows out' },
    ],
  }))
}

/**
 * Finds the areas of a column, with a finding for every row whose area is not known and a question for each such name.
 * @param unusable why an area that is known cannot be used, as it follows its name in a sentence
 */
export function areasOfColumn(
  rows: readonly DataRow[],
  column: string,
  context: RowsContext,
  findings: Findings,
  usable: (place: AreaMatch) => boolean = () => true,
  unusable = '',
): { readonly areas: ResolvedAreas; readonly questions: readonly Question[] } {
  const texts = textsOf(rows, column)
  const areas = leftTogether(
    resolveAreas(texts, context.places, answersAbout(context.answers, 'area'), usable),
    context,
  )
  for (const row of areas.left.size > 0 ? rows : [])
    if (areas.left.has(textOf(row, column))) findings.rowsLeft.add(row.part.sheet, row.row, 'areas')
  for (const row of areas.unknown.size > 0 || texts.size === 0 ? rows : []) {
    const text = textOf(row, column)
    const unknown = areas.unknown.get(text)
    if (!unknown) continue
    const [former] = unknown.former
    const similar = unknown.similar.map(nameOf).join(' or ')
    const [known] = matchesOf(context.places, text)
    const kind = kindOfCode(text)
    const mend = former
      ? `This is an area of another year, ${former.relation === 'within' ? 'a part of' : 'more than'} ${nameOf(former)}: the atlas has no boundaries of it. Bring them first, or leave it out.`
      : known && !usable(known)
        ? `This is ${nameOf(known)}, ${unusable}.`
        : similar
          ? `Did you mean ${similar}?`
          : kind
            ? `By its form this is a code of ${kind}: the atlas has no boundaries of it. Take another column of areas above, bring boundaries with such codes first, or leave it out.`
            : 'Write a GSS code or the name of an area; areas that the atlas has no boundaries for need a boundary file first.'
    blame(findings, row, column, {
      code: 'area-unknown',
      severity: 'error',
      expected: 'the code or the name of one area',
      mend,
    })
  }
  const names = namesOfUnknown(rows, column, areas, context.places)
  const named = (text: string) => (names.has(text) ? `${text} (${names.get(text)})` : text)
  return {
    areas,
    questions: [
      ...areas.questions,
      ...askTogether(areas, texts, named),
      ...askEach(areas, texts, named, context.places),
    ],
  }
}
