import type { VersionComparison } from '#core/imports/compare.ts'
import type { MappingPart } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import type { Finding } from '#core/imports/finding.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import type { LastUnit } from '#core/survey/last-equipment.ts'
import { handOver } from '#workers/messages.ts'
import { Cancelled, WorkerClient, type WorkerPort } from '#workers/worker-client.ts'
import type { AnswerSaid, AnswersAsked } from './answers-said.ts'
import type { CheckRequest, ImportContext, Opened, Remade, RemakeRequest, SourceOf } from './desk.ts'
import type { CellEdit } from './edits.ts'
import type { TextSettings } from './formats/file-format.ts'
import type { ImportApi, LastAsked } from './import-api.ts'
import type { KeptVersionAsked } from './kept-version.ts'
import type { RemakeUnitsRequest, UnitsAnew } from './remake-units.ts'
import type { SheetInfo } from './sheet-info.ts'

export type ImportProgress = { readonly done: number; readonly words: string }

/** Starts the worker that reads and checks files. */
export const createImportWorker = (): WorkerPort =>
  new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' })

/** Promise-based client of the import worker. Cancelling terminates the worker. */
export class ImportClient {
  readonly #client: WorkerClient<ImportApi>
  readonly #report: (done: number, words: string) => void

  constructor(
    setting: ImportContext,
    onProgress: (progress: ImportProgress) => void,
    createWorker: () => WorkerPort = createImportWorker,
  ) {
    this.#report = (done, words) => onProgress({ done, words })
    this.#client = new WorkerClient(createWorker(), 'the file needs more memory than this browser gives')
    // Pending calls report the failure; nothing awaits this one.
    this.#client.call('start', [setting]).catch(() => {})
  }

  /** The bytes are handed over, not copied. */
  open(files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]): Promise<Opened> {
    const buffers = files.map(({ bytes }) => bytes.buffer)
    return this.#client.call('open', [handOver(files, buffers)], this.#report)
  }

  /** Takes the open tables for what they are by what is known since. */
  renew(setting: ImportContext): Promise<readonly SheetInfo[]> {
    return this.#client.call('renew', [setting])
  }

  /** Opens the tables of a kept version beside the files that are open. */
  add(dataset: string, version: number): Promise<readonly SheetInfo[]> {
    return this.#client.call('add', [dataset, version])
  }

  propose(sheet: number, table: TableId): Promise<Mapping | null> {
    return this.#client.call('propose', [sheet, table])
  }

  revise(sheet: number, mapping: Mapping, part: MappingPart, value: string): Promise<Mapping> {
    return this.#client.call('revise', [sheet, mapping, part, value])
  }

  retake(sheet: number, part: keyof TextSettings, value: string): Promise<SheetInfo | null> {
    return this.#client.call('retake', [sheet, part, value])
  }

  check(request: CheckRequest): Promise<Checked> {
    return this.#client.call('check', [request], this.#report)
  }

  /** What the draft of the last check would change of a kept version; null where another check has followed. */
  compare(asked: KeptVersionAsked, onProgress: (progress: ImportProgress) => void): Promise<VersionComparison | null> {
    return this.#client.call('compare', [asked], (done, words) => onProgress({ done, words }))
  }

  checkAnswers(asked: AnswersAsked): Promise<readonly AnswerSaid[]> {
    return this.#client.call('checkAnswers', [asked])
  }

  lastEquipment(asked: LastAsked): Promise<readonly LastUnit[]> {
    return this.#client.call('lastEquipment', [asked])
  }

  remakeUnits(asked: RemakeUnitsRequest): Promise<UnitsAnew> {
    return this.#client.call('remakeUnits', [asked])
  }

  remake(request: RemakeRequest): Promise<Remade> {
    return this.#client.call('remake', [request])
  }

  annotate(edits: readonly CellEdit[], findings: readonly Finding[]): Promise<Uint8Array<ArrayBuffer>> {
    return this.#client.call('annotate', [edits, findings])
  }

  source(sheets: readonly number[], edits: readonly CellEdit[]): Promise<SourceOf> {
    return this.#client.call('source', [sheets, edits])
  }

  /** Ends whatever is under way; what was opened is forgotten. */
  cancel(): void {
    this.#client.end(new Cancelled())
  }
}
