import { counted } from '#core/domain/counted.ts'
import type { CheckContext } from '../draft.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import { type AreaIndex, type AreaMatch, matchesOf } from '../places.ts'
import { answersAbout, type Question } from '../question.ts'
import { resolveAreas } from '../resolve-areas.ts'
import { type DataRow, textOf, textsOf } from '../rows.ts'
import { boardOfClosedTrust, itl1Of } from '../tables/nhs-borders.ts'
import { areasOfColumn } from './areas-of-column.ts'

/** Where the staff of a row are employed. */
export type Standing = {
  /** Areas that the row counts for, England among them. */
  readonly areas: readonly string[]
  /** ITL1 regions that it may belong to, where which one is not certain. */
  readonly uncertain: readonly string[]
  /** The employer as the file names it, where it is no trust of the atlas. */
  readonly unlisted: string | null
}

const england = 'E92000001'
const isRegion = ({ geography }: AreaMatch) => geography === 'nhs_region'
const isBoard = ({ geography }: AreaMatch) => geography === 'icb' || geography === 'icb_2023'

/** Code of the employer: as printed, else of the trust that has the printed name or code. */
function employerOf(row: DataRow, places: AreaIndex): string {
  const printed = textOf(row, 'org_code').trim().toUpperCase()
  if (printed !== '') return printed
  const trusts = matchesOf(places, textOf(row, 'organisation')).filter(
    ({ geography, how }) => geography === 'nhs_trust' && how !== 'abbreviation',
  )
  return trusts.length === 1 ? (trusts[0]?.code ?? '') : ''
}

const boardAreas = (places: AreaIndex, code: string) =>
  places.areas.get('icb_2023')?.get(code) ?? places.areas.get('icb')?.get(code)

/** The board itself, and the one that it was merged into whole. */
const boardsOf = (places: AreaIndex, code: string): readonly string[] => [
  code,
  ...(boardAreas(places, code)?.codes ?? []).flatMap((other) => (other.relation === 'holds' ? [other.code] : [])),
]

function sayUnknownBoards(rows: readonly DataRow[], unknown: ReadonlySet<string>, findings: Findings): void {
  const [first] = rows
  if (!first || unknown.size === 0) return
  const count = rows.filter((row) => unknown.has(textOf(row, 'ics'))).length
  findings.add(
    sheetFinding(first.part.sheet, {
      code: 'boards-not-of-today',
      severity: 'warning',
      found: `${counted(count, 'row')} of ${counted(unknown.size, 'system')}, such as ${[...unknown].slice(0, 3).join(', ')}`,
      expected: 'the integrated care boards of 2023 or of April 2026',
      mend: 'These rows count for their region and for England; for a board only where their organisation is known to be in one.',
    }),
  )
}

export type NhsStandings = {
  /** Null for rows that the reader leaves out. */
  readonly of: (row: DataRow) => Standing | null
  readonly questions: readonly Question[]
}

/**
 * Finds where each row belongs. The printed NHS England region and board count first; where a file has none, as those of 2017, the employer
 * tells. A region that neither tells is asked.
 */
export function standingsOf(rows: readonly DataRow[], context: CheckContext, findings: Findings): NhsStandings {
  const { places, answers } = context
  const boards = resolveAreas(textsOf(rows, 'ics'), places, answersAbout(answers, 'ics'), isBoard)
  sayUnknownBoards(rows, new Set(boards.unknown.keys()), findings)
  const printed = resolveAreas(textsOf(rows, 'region'), places, answersAbout(answers, 'area'), isRegion)
  const employers = new Map<string, string>()
  const employer = (row: DataRow) => {
    const key = `${textOf(row, 'org_code')}|${textOf(row, 'organisation')}`
    const known = employers.get(key) ?? employerOf(row, places)
    employers.set(key, known)
    return known
  }
  const parentsOf = (row: DataRow) => places.areas.get('nhs_trust')?.get(employer(row))?.parents
  const boardOf = (row: DataRow): string | null =>
    boards.codes.get(textOf(row, 'ics')) ?? parentsOf(row)?.icb_2023 ?? boardOfClosedTrust(employer(row)) ?? null
  const told = (row: DataRow): string | undefined =>
    boardAreas(places, boardOf(row) ?? '')?.parents.nhs_region ?? parentsOf(row)?.nhs_region
  const untold = rows.filter((row) => !printed.codes.has(textOf(row, 'region')) && told(row) === undefined)
  const asked =
    untold.length === 0
      ? null
      : areasOfColumn(untold, 'region', context, findings, isRegion, 'which is no NHS England region')
  const of = (row: DataRow): Standing | null => {
    const text = textOf(row, 'region')
    if (asked?.areas.left.has(text) && told(row) === undefined) return null
    const region = printed.codes.get(text) ?? told(row) ?? asked?.areas.codes.get(text) ?? null
    const board = boardOf(row)
    const code = employer(row)
    const own = parentsOf(row)?.itl1
    const itl1 = own === undefined ? itl1Of(board, region) : [own]
    const trust = places.areas.get('nhs_trust')?.has(code) ? code : null
    return {
      areas: [
        england,
        ...(region === null ? [] : [region]),
        ...(board === null ? [] : boardsOf(places, board)),
        ...(itl1.length === 1 ? itl1 : []),
        ...(trust === null ? [] : [trust]),
      ],
      uncertain: itl1.length > 1 ? itl1 : [],
      unlisted: trust === null ? [textOf(row, 'organisation'), code].filter(Boolean).join(', ') || null : null,
    }
  }
  return { of, questions: asked?.questions ?? [] }
}
