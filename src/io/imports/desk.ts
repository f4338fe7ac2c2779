import type { Topology } from 'topojson-specification'
import type { Return } from '#core/baseline/returns.ts'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Released } from '#core/disclosure/session.ts'
import { normalise } from '#core/domain/normalise.ts'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import { landOf, landTest } from '#core/geography/on-land.ts'
import type { MappingPart } from '#core/imports/decisions/decision.ts'
import type { CheckContext, Checked, Draft, ImportTarget, Surroundings } from '#core/imports/draft.ts'
import { type Finding, type FindingGroup, Findings, fileFinding, sheetFinding } from '#core/imports/finding.ts'
import { levelSheet } from '#core/imports/join-headings.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import { indexAreas, matchesOf } from '#core/imports/places.ts'
import { onsSeriesAsTable } from '#core/imports/published/ons-series.ts'
import type { Answers } from '#core/imports/question.ts'
import { composeBaseline } from '#core/imports/read/baseline.ts'
import { readTable } from '#core/imports/read/table.ts'
import { proposeAs, recognise } from '#core/imports/recognise.ts'
import { revise } from '#core/imports/revise.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { soundDraft } from '#core/imports/sound-draft.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import { tablesOnSheet } from '#core/imports/tables-on-sheet.ts'
import { annotatedWorkbook } from '../workbooks/annotated.ts'
import { type CellEdit, type StruckRow, withChanges } from './edits.ts'
import type { TextSettings } from './formats/file-format.ts'
import { limits } from './limits.ts'
import type { MapReader } from './map-reader.ts'
import { openFile } from './open-file.ts'
import { type RemakeUnits, unitsAnew } from './remake-units.ts'
import { infoOf, notRecognised, type SheetInfo, severalTables } from './sheet-info.ts'

/** Reference data for checks; sent to the worker once, at the start. */
export type ImportContext = Pick<CheckContext, 'baseline' | 'notes' | 'denominators' | 'series'> & {
  readonly geographies: readonly GeographyFile[]
  /** The boundaries that ship: what is land. */
  readonly topology: Topology
  /** Ids and names of the sites that are known. */
  readonly sites: readonly string[]
  /** Codes of places in the reader's tables of people. */
  readonly origins: readonly string[]
}

export type LayerInfo = { readonly id: number; readonly file: string; readonly areas: number }

export type Opened = {
  readonly sheets: readonly SheetInfo[]
  readonly layers: readonly LayerInfo[]
  readonly groups: readonly FindingGroup[]
}

export type CheckRequest = {
  readonly sheets: readonly { readonly id: number; readonly mapping: Mapping }[]
  readonly layer: number | null
  readonly answers: Answers
  readonly edits: readonly CellEdit[]
  /** Rows that the reader has struck out. */
  readonly struck?: readonly StruckRow[]
  readonly target: ImportTarget
  readonly today: string
  readonly policy: DisclosurePolicy
  readonly released: readonly Released[]
}

/** The tables as they stand, and the returns that they hold. */
export type SourceOf = {
  readonly tables: readonly Pick<Worksheet, 'file' | 'name' | 'rows'>[]
  readonly returns: readonly Return[]
}

/** Returns that are kept, to be added up and protected anew, and audited with what has left. */
export type RemakeRequest = Pick<CheckContext, 'target' | 'policy' | 'today'> &
  Partial<Pick<CheckContext, 'released'>> & { readonly returns: readonly Return[] }

/** What is made of them by the rules as they are now. */
export type Remade = Pick<Draft, 'entry' | 'files' | 'summary'> & {
  /** Suppressed places that can be worked out together with what has left. */
  readonly exposed: number
}

export type ReportProgress = (done: number, words: string) => void

/** The bytes of a text and how it is taken apart, so that it can be taken apart in another way. */
type OpenText = { readonly name: string; readonly bytes: Uint8Array; readonly settings: TextSettings }

/** The land is put together when a place is first looked up: most tables have none. */
function surroundingsOf({ topology, sites, origins }: ImportContext): Surroundings {
  let onLand: Surroundings['onLand'] | null = null
  return {
    onLand: (at) => {
      onLand ??= landTest(landOf(topology))
      return onLand(at)
    },
    sites: new Set(sites.map(normalise)),
    origins: new Set(origins),
  }
}

/** Where files are opened and checked. Holds what was opened, so that a mapping or a cell can be changed and checked again at once. */
export class ImportChecker {
  #setting: ImportContext
  #places: CheckContext['places']
  #surroundings: Surroundings
  #readMap: MapReader | null
  #sheets: readonly Worksheet[] = []
  #texts = new Map<number, OpenText>()
  #layers: readonly BoundaryLayer[] = []
  #returns: readonly Return[] = []
  #draft: Draft | null = null

  /** @param readMap reads shapes, as soon as there are any */
  constructor(setting: ImportContext, readMap: MapReader | null = null) {
    this.#readMap = readMap
    this.#setting = setting
    this.#places = indexAreas(setting.geographies)
    this.#surroundings = surroundingsOf(setting)
  }

  /** Whether shapes are open and their reader has not been loaded yet. */
  get needsMapReader(): boolean {
    return this.#layers.length > 0 && this.#readMap === null
  }

  get places(): CheckContext['places'] {
    return this.#places
  }

  /** The draft of the last check; null where errors or questions remain. */
  get draft(): Draft | null {
    return this.#draft
  }

  giveMapReader(readMap: MapReader): void {
    this.#readMap = readMap
  }

  /** Opens files in place of those that were open before. */
  open(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    report: ReportProgress = () => {},
  ): Opened {
    const findings = new Findings()
    if (files.length > limits.files)
      findings.add(
        fileFinding('', {
          code: 'too-many-files',
          severity: 'error',
          found: `${files.length} files`,
          expected: `at most ${limits.files} at once`,
          mend: 'Drop fewer at a time.',
        }),
      )
    this.#texts = new Map()
    const sheets: Worksheet[] = []
    const layers: BoundaryLayer[] = []
    for (const [at, { name, bytes }] of files.slice(0, limits.files).entries()) {
      const opened = openFile(name, bytes, (done) => report((at + done) / files.length, `Reading ${name}`))
      for (const read of opened.sheets) {
        const series = onsSeriesAsTable(read, this.#places)
        const one = series?.sheet ?? read
        if (series) findings.addAll(series.findings)
        const parts = series ? [one] : this.#tablesOn(one)
        if (!series && one.text && parts.length === 1) this.#texts.set(sheets.length, { name, bytes, settings: {} })
        if (parts.length > 1) findings.add(sheetFinding(one, severalTables(parts)))
        for (const level of parts.map(levelSheet)) {
          sheets.push(level.sheet)
          findings.addAll(level.findings)
        }
      }
      layers.push(...opened.layers)
      findings.addAll(opened.findings)
    }
    this.#sheets = sheets
    this.#layers = layers
    report(1, 'Recognising')
    const infos = sheets.map((sheet, id) => infoOf(sheet, id, this.#places))
    if (layers.length === 0 && infos.every(({ mapping }) => mapping === null))
      for (const sheet of sheets) findings.add(sheetFinding(sheet, notRecognised(sheet)))
    return {
      sheets: infos,
      layers: layers.map(({ file, shapes }, id) => ({ id, file, areas: shapes.length })),
      groups: findings.groups(),
    }
  }

  /** Takes the open tables for what they are by what is known since: another import may have brought their areas, or earlier periods. */
  renew(setting: ImportContext): readonly SheetInfo[] {
    this.#setting = setting
    this.#places = indexAreas(setting.geographies)
    this.#surroundings = surroundingsOf(setting)
    return this.#sheets.map((sheet, id) => infoOf(sheet, id, this.#places))
  }

  /** The tables of a sheet: one, as a rule. */
  #tablesOn(sheet: Worksheet): readonly Worksheet[] {
    const isArea = (text: string) => matchesOf(this.#places, text).length > 0
    return tablesOnSheet(sheet, isArea, (part) => recognise(levelSheet(part).sheet, this.#places) !== null)
  }

  /** Opens the tables of a kept version beside the files that are open. */
  add(tables: SourceOf['tables']): readonly SheetInfo[] {
    const from = this.#sheets.length
    const added = tables.map((table): Worksheet => ({ ...table, hidden: false, reading: 'kept before', isKept: true }))
    this.#sheets = [...this.#sheets, ...added]
    return added.map((sheet, at) => infoOf(sheet, from + at, this.#places))
  }

  /** How a sheet would be read as a table that the user chose. */
  propose(id: number, table: TableId): Mapping | null {
    const sheet = this.#sheets[id]
    return sheet ? proposeAs(sheet, table, this.#places) : null
  }

  /** A mapping with one part put right by the reader. */
  revise(id: number, mapping: Mapping, part: MappingPart, value: string): Mapping {
    const sheet = this.#sheets[id]
    return sheet ? revise(sheet, mapping, part, value, this.#places) : mapping
  }

  /** Takes the text of a sheet apart in another way, in place of what was read before. */
  retake(id: number, part: keyof TextSettings, value: string): SheetInfo | null {
    const text = this.#texts.get(id)
    if (!text) return null
    const settings = { ...text.settings, [part]: value }
    this.#texts.set(id, { ...text, settings })
    const [opened] = openFile(text.name, text.bytes, undefined, undefined, settings).sheets
    if (!opened) return null
    const { sheet } = levelSheet(opened)
    this.#sheets = this.#sheets.map((one, at) => (at === id ? sheet : one))
    return infoOf(sheet, id, this.#places)
  }

  check(request: CheckRequest, report: ReportProgress = () => {}): Checked {
    this.#draft = null
    const { file = '' } = this.#sheets[request.sheets[0]?.id ?? -1] ?? this.#layers[request.layer ?? -1] ?? {}
    const checked = soundDraft(this.#check(request, report), file)
    this.#draft = checked.draft
    return checked
  }

  #check(request: CheckRequest, report: ReportProgress): Checked {
    const { sheets: _sheets, layer: _layer, edits: _edits, struck: _struck, ...asked } = request
    const { baseline, notes, denominators, series } = this.#setting
    const known = { places: this.#places, surroundings: this.#surroundings, baseline, notes, denominators, series }
    const context: CheckContext = { ...known, ...asked, report }
    const layer = request.layer === null ? undefined : this.#layers[request.layer]
    if (layer) {
      if (!this.#readMap) throw new Error('the reader of maps is not there')
      return this.#readMap(this.#setting.topology, layer, context, (done) => report(done, 'Reading shapes'))
    }
    report(0, 'Checking')
    const parts = request.sheets.flatMap(({ id, mapping }) => {
      const sheet = withChanges(this.#sheets, id, request.edits, request.struck)
      return sheet ? [{ sheet, mapping }] : []
    })
    // The returns stay here until they are asked for: a hundred thousand of them are not sent to and fro with every check.
    const { returns = [], ...checked } = readTable(parts, context)
    this.#returns = returns
    return checked
  }

  #known() {
    const { baseline, notes, denominators } = this.#setting
    const known = { places: this.#places, surroundings: this.#surroundings, baseline, notes, denominators }
    return { ...known, series: [], answers: {}, released: [] }
  }

  /** Recalculates a kept version from its returns: by its own disclosure policy, with today's guard. */
  remake({ returns, ...asked }: RemakeRequest): Remade {
    const { composed, summary, differences } = composeBaseline(returns, { ...this.#known(), ...asked })
    return {
      entry: { indicators: composed.map(({ indicator }) => indicator), geographies: [], sites: [] },
      files: Object.assign({}, ...composed.map(({ files }) => files)),
      summary,
      exposed: differences.withheld.size,
    }
  }

  /** Makes what may be shown of kept equipment by other rules. */
  remakeUnits: RemakeUnits = (asked) => unitsAnew({ ...this.#known(), ...asked }, asked.tables)

  /** Writes the tables as a workbook with every problem marked. */
  annotate(edits: readonly CellEdit[], findings: readonly Finding[]): Uint8Array<ArrayBuffer> {
    const sheets = this.#sheets.flatMap((_, id) => withChanges(this.#sheets, id, edits) ?? [])
    return annotatedWorkbook(sheets, findings)
  }

  /** The tables as they stand and the returns of the last check, to be kept with what is made from them. */
  source(ids: readonly number[], edits: readonly CellEdit[]): SourceOf {
    const tables = ids.flatMap((id) => {
      const sheet = withChanges(this.#sheets, id, edits)
      return sheet ? [{ file: sheet.file, name: sheet.name, rows: sheet.rows }] : []
    })
    return { tables, returns: this.#returns }
  }
}
