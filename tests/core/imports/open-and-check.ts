import type { CheckContext, Checked } from '#core/imports/draft.ts'
import { type Finding, type FindingGroup, findingText } from '#core/imports/finding.ts'
import { ImportChecker } from '#io/imports/desk.ts'
import { readMap } from '#io/imports/map-reader.ts'
import { realContext, realSetting } from './context.ts'

export type Seen = {
  readonly table: string | null
  readonly findings: readonly Finding[]
  readonly questions: readonly string[]
  readonly checked: Checked | null
}

const listed = (groups: readonly FindingGroup[]) => groups.flatMap((group) => group.listed)

let desk: ImportChecker | null = null

/** The desk that the app has, with the areas and records of the real data package. */
export function realDesk(): ImportChecker {
  desk ??= new ImportChecker(realSetting(), readMap)
  return desk
}

/**
 * What the app makes of a file that is dropped on it: what is recognised first, with the answers given.
 * @param table which of several tables on a sheet is meant
 */
export function openAndCheck(
  name: string,
  bytes: Uint8Array,
  answers: CheckContext['answers'] = {},
  report?: CheckContext['report'],
  own: ImportChecker = realDesk(),
  table?: number,
): Seen {
  const opened = own.open([{ name, bytes }])
  // Of several tables on a sheet the reader says which is meant.
  const isMeant = ({ among }: (typeof opened.sheets)[number]) => among?.number === table
  const known = opened.sheets
    .filter(isMeant)
    .flatMap(({ id, hidden, mapping }) => (mapping && !hidden ? [{ id, mapping }] : []))
  const [first] = known
  const [layer] = opened.layers
  const { target, today, policy, released } = realContext()
  const request = {
    sheets: known.filter(({ mapping }) => mapping.table === first?.mapping.table),
    layer: first ? null : (layer?.id ?? null),
    answers,
    edits: [],
    target: { ...target, name },
    today,
    policy,
    released,
  }
  const checked = first || layer ? own.check(request, report) : null
  return {
    table: first?.mapping.table ?? (layer ? 'boundaries' : null),
    findings: [...listed(opened.groups), ...listed(checked?.groups ?? [])],
    questions: checked?.questions.map(({ ask }) => ask) ?? [],
    checked,
  }
}

/** "error not-a-number F2", "question Which area is “London”?": what is said, in short. */
export const shortWords = ({ findings, questions }: Seen): readonly string[] => [
  ...findings.map(({ severity, code, cell, row }) =>
    [severity, code, cell ?? (row === null ? '' : `row ${row}`)].filter(Boolean).join(' '),
  ),
  ...questions.map((ask) => `question ${ask}`),
]

/** The same as the reader sees it. */
export const longWords = (seen: Seen): readonly string[] => [
  ...seen.findings.map((finding) => `${finding.severity}: ${findingText(finding)}`),
  ...seen.questions.map((ask) => `question: ${ask}`),
]
