import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Checked, Entry, ImportTarget } from '#core/imports/draft.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { Answers, Question } from '#core/imports/question.ts'
import type { LayerInfo, Opened } from '#io/imports/desk.ts'
import type { CellEdit, StruckRow } from '#io/imports/edits.ts'
import type { ImportProgress } from '#io/imports/import-client.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import type { ReplacedComparison } from './replaced.ts'

/** Files that are open, and what the reader has chosen for them so far. */
export type ImportChoices = {
  readonly opened: Opened
  /** Sheets that are to be imported together. */
  readonly ticked: readonly number[]
  readonly layer: number | null
  readonly mappings: Readonly<Record<number, Mapping>>
  readonly answers: Answers
  readonly edits: readonly CellEdit[]
  /** Rows that are struck out. */
  readonly struck: readonly StruckRow[]
  readonly target: ImportTarget
  /** The loss of the previous version that the reader has agreed to, in the words shown; another loss is asked about again. */
  readonly agreedLoss?: string | null
  /** Columns of figures that earlier imports of these files have taken, by sheet. */
  readonly imported?: Readonly<Record<number, readonly number[]>>
  /** Files that cannot be read and are left out, as the reader has said. */
  readonly without?: readonly string[]
  /** The rules by which small figures are withheld. */
  readonly policy: DisclosurePolicy
}

/** A column of figures of a table of which another column has been imported. */
type LeftColumn = { readonly sheet: SheetInfo; readonly column: number; readonly heading: string }

/** Known tables, columns of figures and boundaries of the files that were brought which no import has taken yet. */
export type LeftParts = {
  readonly sheets: readonly SheetInfo[]
  readonly columns: readonly LeftColumn[]
  readonly layers: readonly LayerInfo[]
}

/** An import that is in the atlas now. */
type AcceptedImport = {
  readonly name: string
  readonly entry: Entry
  /** Tables and boundaries of the same files that have not been imported. */
  readonly left: LeftParts
}

export type ImportState = {
  /** Number of the import that is shown; events of earlier ones change nothing. */
  readonly run: number
  /** Number of the latest check of this import; answers to earlier ones change nothing. */
  readonly check: number
  readonly progress: ImportProgress | null
  readonly desk: ImportChoices | null
  readonly checked: Checked | null
  /** Everything that was asked of this import so far, so that answers can be put right. */
  readonly asked: readonly Question[]
  readonly checking: boolean
  /** The last comparison with the version whose place would be taken: `replacedBy` says whether it is of what is shown. */
  readonly comparison: ReplacedComparison | null
  /** How far the comparison is that runs. */
  readonly comparing: ImportProgress | null
  readonly fault: string | null
  readonly accepted: AcceptedImport | null
}

export type ImportEvent = { readonly run: number } & (
  | { readonly type: 'started' }
  | { readonly type: 'progressed'; readonly progress: ImportProgress }
  | { readonly type: 'changed'; readonly desk: ImportChoices; readonly check: number; readonly checking: boolean }
  | { readonly type: 'checked'; readonly check: number; readonly checked: Checked }
  | { readonly type: 'check-failed'; readonly check: number; readonly words: string }
  | { readonly type: 'comparing'; readonly check: number; readonly comparing: ImportProgress }
  | ({ readonly type: 'compared' } & ReplacedComparison)
  | { readonly type: 'accepting' }
  | { readonly type: 'accept-failed'; readonly words: string }
  | ({ readonly type: 'accepted' } & AcceptedImport)
  | { readonly type: 'failed'; readonly words: string }
  | { readonly type: 'cancelled' }
)

export const noImport: ImportState = {
  run: 0,
  check: 0,
  progress: null,
  desk: null,
  checked: null,
  asked: [],
  checking: false,
  comparison: null,
  comparing: null,
  fault: null,
  accepted: null,
}

/** Questions in the order in which they were first asked, each as it was asked last. */
function withAsked(before: readonly Question[], now: readonly Question[]): readonly Question[] {
  return [...new Map([...before, ...now].map((question) => [question.id, question])).values()]
}

/**
 * The next state of the import. An event names the import that it belongs to, so that a file which is still being read when another is dropped
 * can neither end nor change the new import.
 */
export function importMachine(state: ImportState, event: ImportEvent): ImportState {
  const { run } = event
  if (event.type === 'started')
    return run > state.run ? { ...noImport, run, progress: { done: 0, words: 'Reading' } } : state
  if (run !== state.run) return state
  switch (event.type) {
    case 'progressed':
      return { ...state, progress: event.progress }
    case 'changed': {
      const { desk, check, checking } = event
      const changed = { ...state, desk, check, checking, progress: null, comparing: null }
      return checking ? { ...changed, fault: null } : { ...changed, checked: null }
    }
    case 'checked':
      if (event.check !== state.check) return state
      return {
        ...state,
        checked: event.checked,
        asked: withAsked(state.asked, event.checked.questions),
        checking: false,
        progress: null,
      }
    case 'check-failed':
      if (event.check !== state.check) return state
      return { ...state, fault: event.words, checking: false, progress: null }
    case 'comparing':
      return event.check === state.check ? { ...state, comparing: event.comparing } : state
    case 'compared': {
      const { check, of, outcome } = event
      return check === state.check ? { ...state, comparison: { check, of, outcome }, comparing: null } : state
    }
    case 'accepting':
      return { ...state, checking: true, fault: null }
    case 'accept-failed':
      return { ...state, checking: false, fault: event.words }
    case 'accepted':
      return { ...noImport, run, accepted: { name: event.name, entry: event.entry, left: event.left } }
    case 'failed':
      return { ...noImport, run, fault: event.words }
    case 'cancelled':
      return { ...noImport, run }
  }
}
