import type { VersionComparison } from '#core/imports/compare.ts'
import type { MappingPart } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import type { Finding } from '#core/imports/finding.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import { type LastUnit, lastEquipment } from '#core/survey/last-equipment.ts'
import { handOver } from '#workers/messages.ts'
import { type AnswerSaid, type AnswersAsked, answersSaid } from './answers-said.ts'
import {
  type CheckRequest,
  ImportChecker,
  type ImportContext,
  type Opened,
  type Remade,
  type RemakeRequest,
  type ReportProgress,
  type SourceOf,
} from './desk.ts'
import type { CellEdit } from './edits.ts'
import type { TextSettings } from './formats/file-format.ts'
import { compareWithKept, type KeptReader, type KeptVersionAsked, keptReader } from './kept-version.ts'
import type { RemakeUnitsRequest, UnitsAnew } from './remake-units.ts'
import type { SheetInfo } from './sheet-info.ts'
import { timeLeft } from './time-left.ts'

/** Minimum milliseconds between two reports of progress. */
const everyMs = 50

function seldom(report: ReportProgress): ReportProgress {
  const started = performance.now()
  let last = 0
  return (done, words) => {
    const now = performance.now()
    if (now - last < everyMs) return
    last = now
    report(done, `${words}${timeLeft(now - started, done)}`)
  }
}

/** A kept version of equipment of which a survey wants the rows. */
export type LastAsked = {
  readonly definition: SurveyDefinition
  readonly dataset: string
  readonly version: number
  readonly period: string
}

/**
 * What a page can ask of the worker that reads and checks files.
 * @param kept reads what this browser keeps
 */
export function importApi(kept: KeptReader = keptReader) {
  let started: ImportChecker | null = null
  const desk = (): ImportChecker => {
    if (!started) throw new Error('the desk has not been set up')
    return started
  }
  type Quiet = () => void
  return {
    start(_: Quiet, setting: ImportContext): void {
      started = new ImportChecker(setting)
    },
    async open(report: ReportProgress, files: Parameters<ImportChecker['open']>[0]): Promise<Opened> {
      const opened = desk().open(files, seldom(report))
      // Most files are tables: what reads shapes comes when there are some.
      if (desk().needsMapReader) desk().giveMapReader((await import('./map-reader.ts')).readMap)
      return opened
    },
    renew: (_: Quiet, setting: ImportContext): readonly SheetInfo[] => desk().renew(setting),
    /** Opens the tables of a kept version beside the files that are open; none where they were not kept. */
    async add(_: Quiet, dataset: string, version: number): Promise<readonly SheetInfo[]> {
      const tables = await kept.tables(dataset, version)
      return desk().add(tables)
    },
    propose: (_: Quiet, sheet: number, table: TableId): Mapping | null => desk().propose(sheet, table),
    revise: (_: Quiet, sheet: number, mapping: Mapping, part: MappingPart, value: string): Mapping =>
      desk().revise(sheet, mapping, part, value),
    retake: (_: Quiet, sheet: number, part: keyof TextSettings, value: string): SheetInfo | null =>
      desk().retake(sheet, part, value),
    check: (report: ReportProgress, request: CheckRequest): Checked => desk().check(request, seldom(report)),
    /** What the draft of the last check would change; null where there is none, or another check has followed. */
    async compare(report: ReportProgress, asked: KeptVersionAsked): Promise<VersionComparison | null> {
      const { draft } = desk()
      if (!draft) return null
      return compareWithKept(draft, asked, kept, seldom(report), () => desk().draft !== draft)
    },
    annotate(_: Quiet, edits: readonly CellEdit[], findings: readonly Finding[]): Uint8Array<ArrayBuffer> {
      const bytes = desk().annotate(edits, findings)
      return handOver(bytes, [bytes.buffer])
    },
    checkAnswers: (_: Quiet, asked: AnswersAsked): readonly AnswerSaid[] => answersSaid(asked, desk().places),
    async lastEquipment(_: Quiet, { definition, dataset, version, period }: LastAsked): Promise<readonly LastUnit[]> {
      return lastEquipment(definition, period, await kept.tables(dataset, version), desk().places)
    },
    /** Makes a kept version of equipment anew by other rules; null where that cannot be done without its reader. */
    async remakeUnits(_: Quiet, asked: RemakeUnitsRequest): Promise<UnitsAnew> {
      const { dataset, version } = asked.target
      return desk().remakeUnits({ ...asked, tables: await kept.tables(dataset, version) })
    },
    remake: (_: Quiet, request: RemakeRequest): Remade => desk().remake(request),
    source: (_: Quiet, sheets: readonly number[], edits: readonly CellEdit[]): SourceOf => desk().source(sheets, edits),
  }
}

export type ImportApi = ReturnType<typeof importApi>
