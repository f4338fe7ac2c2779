import { createStore } from 'zustand/vanilla'
import { faultText } from '#core/domain/fault-text.ts'
import {
  answersAfter,
  answersSure,
  type Decision,
  guessesIn,
  type MappingPart,
} from '#core/imports/decisions/decision.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import { smallerFile } from '#io/imports/advice.ts'
import type { ImportContext, Opened } from '#io/imports/desk.ts'
import type { ImportProgress } from '#io/imports/import-client.ts'
import { limits, megabytes } from '#io/imports/limits.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import type { Remembered } from '#io/shelf/database.ts'
import { releasedSoFar } from '#io/shelf/releases.ts'
import type { Accepted, ShelfList } from '#io/shelf/shelf.ts'
import { Cancelled } from '#workers/worker-client.ts'
import { corrected } from './corrected.ts'
import { readingOf, takenFiles } from './files-taken.ts'
import {
  columnTaken,
  firstImportChoices,
  isNothing,
  leftAfter,
  mappingsAsBefore,
  type NextPart,
  nextDesk,
  renewedAfter,
} from './first-desk.ts'
import { type ImportChoices, type ImportEvent, type ImportState, importMachine, noImport } from './import-machine.ts'
import { type ChosenFile, ImportSession, type SessionPorts } from './import-session.ts'
import { comparedOf, isAgreed, keptOf, replacedBy } from './replaced.ts'
import { namedAfter, newTarget } from './target.ts'

/** What an importer needs of the app around it. */
export type ImporterPorts = SessionPorts & {
  readonly setting: () => Promise<ImportContext>
  /** What this browser keeps, as far as it is known by now. */
  readonly list: () => ShelfList | null
  readonly remembered: (key: string) => Promise<Remembered | undefined>
  /** Puts an import on the shelf, and shows it everywhere. */
  readonly keep: (accepted: Accepted) => Promise<void>
}

/** The same sheets, read as one table; hidden ones and those that are it already stay as they are. */
async function readAs(session: ImportSession, opened: Opened, table: TableId): Promise<Opened> {
  const sheets = opened.sheets.map(async (sheet) => {
    if (sheet.hidden || sheet.mapping?.table === table) return sheet
    return { ...sheet, mapping: await session.client.propose(sheet.id, table) }
  })
  return { ...opened, sheets: await Promise.all(sheets) }
}

/** Imports from the files to the shelf: open, map, answer, mend, check, accept. Nothing outside changes before the last step. */
export class Importer {
  readonly store = createStore<ImportState>(() => noImport)
  readonly #ports: ImporterPorts
  #session: ImportSession | null = null
  /** What was chosen for an import that has left tables of its files. */
  #before: ImportChoices | null = null
  #runs = 0

  constructor(ports: ImporterPorts) {
    this.#ports = ports
  }

  #tell(event: ImportEvent): void {
    this.store.setState((state) => importMachine(state, event), true)
  }

  #start(): { readonly run: number; readonly session: ImportSession } {
    this.#session?.end()
    this.#before = null
    const run = ++this.#runs
    const session = new ImportSession(this.#ports, (progress) => this.#tell({ type: 'progressed', run, progress }))
    this.#session = session
    this.#tell({ type: 'started', run })
    return { run, session }
  }

  /**
   * Opens files in place of those that were open before, and checks what is recognised in them.
   * @param table that their sheets are read as, where it is known
   */
  async open(files: readonly ChosenFile[], table?: TableId): Promise<void> {
    const { run, session } = this.#start()
    const large = files.find(({ size }) => size > limits.fileBytes)
    if (large) {
      const most = `${megabytes(large.size)}; files of up to ${megabytes(limits.fileBytes)} can be read`
      this.#tell({ type: 'failed', run, words: `${large.name} has ${most}. ${smallerFile(large.name)}` })
      return
    }
    const names = files.map(({ name }) => name)
    try {
      await session.underWay(names, async () => {
        const found = await session.open(files, this.#ports.setting)
        const opened = table ? await readAs(session, found, table) : found
        const proposed = await this.#proposed(session, opened.sheets)
        await this.#check(run, session, firstImportChoices(opened, proposed, names, this.#ports.list()))
      })
    } catch (fault) {
      this.#tell(
        fault instanceof Cancelled ? { type: 'cancelled', run } : { type: 'failed', run, words: faultText(fault) },
      )
    }
  }

  #proposed({ client }: ImportSession, sheets: readonly SheetInfo[]): Promise<readonly (Mapping | null)[]> {
    return mappingsAsBefore(sheets, this.#ports.remembered, (...part) => client.revise(...part))
  }

  /** The other tables and boundaries of the files, read by what is known now that an import of them counts. */
  async #renewed(session: ImportSession, desk: ImportChoices): Promise<ImportChoices> {
    const { sheets, layers } = desk.opened
    if (sheets.length + layers.length < 2) return desk
    const renewed = await session.client.renew(await this.#ports.setting())
    return renewedAfter(desk, renewed, await this.#proposed(session, renewed))
  }

  async #check(run: number, session: ImportSession, desk: ImportChoices): Promise<void> {
    const check = this.store.getState().check + 1
    const { ticked, mappings, layer, answers, edits, struck, target, policy } = desk
    const checking = layer !== null || ticked.length > 0
    this.#tell({ type: 'changed', run, desk, check, checking })
    if (!checking) return
    const sheets = ticked.flatMap((id) => {
      const mapping = mappings[id]
      return mapping ? [{ id, mapping }] : []
    })
    const today = new Date().toISOString().slice(0, 10)
    try {
      // Without a shelf nothing of the reader's own has left.
      const released = await releasedSoFar().catch(() => [])
      const request = { sheets, layer, answers, edits, struck, target, policy, today, released }
      this.#tell({ type: 'checked', run, check, checked: await session.client.check(request) })
    } catch (fault) {
      if (!(fault instanceof Cancelled)) this.#tell({ type: 'check-failed', run, check, words: faultText(fault) })
      return
    }
    await this.compare()
  }

  /** Compares what was checked with the version whose place it would take, unless that is known. */
  async compare(): Promise<void> {
    const session = this.#session
    const { run, desk, check } = this.store.getState()
    const list = this.#ports.list()
    const kept = desk && keptOf(list, desk)
    if (!session || !kept || !replacedBy(this.store.getState(), list).waits) return
    const of = comparedOf(kept, desk)
    const say = (comparing: ImportProgress) => this.#tell({ type: 'comparing', run, check, comparing })
    try {
      const outcome = await session.client.compare(kept, say)
      if (outcome) this.#tell({ type: 'compared', run, check, of, outcome })
    } catch (fault) {
      if (!(fault instanceof Cancelled))
        this.#tell({ type: 'compared', run, check, of, outcome: { fault: faultText(fault) } })
    }
  }

  /** Changes what has been chosen for the open files, and checks them again. */
  async update(part: Partial<ImportChoices>): Promise<void> {
    const { run, desk } = this.store.getState()
    if (desk && this.#session) await this.#check(run, this.#session, { ...desk, ...part })
  }

  /** Reads a sheet as a table that the reader chose. */
  async chooseTable(sheet: number, table: TableId): Promise<void> {
    const session = this.#session
    if (!session || !this.store.getState().desk) return
    const mapping = await session.client.propose(sheet, table).catch(() => null)
    const { desk } = this.store.getState()
    if (!desk || !mapping || session !== this.#session) return
    const same = desk.ticked.filter((id) => desk.mappings[id]?.table === table)
    await this.update({
      mappings: { ...desk.mappings, [sheet]: mapping },
      ticked: [...new Set([...same, sheet])],
      layer: null,
      target: desk.target.version > 1 ? desk.target : newTarget(this.#ports.list(), table, takenFiles(desk)[0] ?? ''),
    })
  }

  /** Takes a guess as right. */
  async confirm(one: Decision): Promise<void> {
    const { desk } = this.store.getState()
    if (desk) await this.update({ answers: answersSure(desk.answers, one) })
  }

  /** Puts a decision right, and decides anew what follows from it. */
  async correct(one: Decision, value: string): Promise<void> {
    const session = this.#session
    const before = this.store.getState().desk
    if (!session || !before || !one.correction) return
    const sheets = one.sheets.flatMap((at) => before.ticked.filter((id) => before.mappings[id])[at] ?? [])
    const part = await corrected(session, before, sheets, one.correction.to, value).catch(() => null)
    const { desk } = this.store.getState()
    if (!desk || !part || session !== this.#session) return
    await this.update({ ...part(desk), answers: answersAfter(desk.answers, one, value) })
  }

  /** Puts one part of a sheet's mapping right, by the decision about it where there is one. */
  async choose(sheet: number, part: MappingPart, value: string): Promise<void> {
    const session = this.#session
    const { desk: before, checked } = this.store.getState()
    const position = before?.ticked.filter((id) => before.mappings[id]).indexOf(sheet) ?? -1
    const isAbout = ({ correction, sheets }: Decision) =>
      correction?.to.of === 'mapping' && correction.to.part === part && sheets.includes(position)
    const own = checked?.decisions.find(isAbout)
    if (own) return this.correct(own, value)
    const mapping = before?.mappings[sheet]
    if (!session || !mapping) return
    const revised = await session.client.revise(sheet, mapping, part, value).catch(() => mapping)
    const { desk } = this.store.getState()
    if (desk && session === this.#session) await this.update({ mappings: { ...desk.mappings, [sheet]: revised } })
  }

  /**
   * Reads the tables of a kept version beside those that are open, so that both become the next one.
   * @param version whose figures are to stay
   * @returns false where none of its tables is kept, so that nothing was added
   */
  async addKept(version: number): Promise<boolean> {
    const session = this.#session
    const { desk } = this.store.getState()
    if (!desk || !session) return true
    const added = await session.client.add(desk.target.dataset, version).catch(() => [])
    if (added.length === 0) return false
    const table = desk.mappings[desk.ticked[0] ?? -1]?.table
    const same = added.filter(({ mapping }) => mapping?.table === table)
    const mappings = Object.fromEntries(same.flatMap(({ id, mapping }) => (mapping ? [[id, mapping]] : [])))
    const { opened } = desk
    await this.update({
      opened: { ...opened, sheets: [...opened.sheets, ...added] },
      mappings: { ...desk.mappings, ...mappings },
      ticked: [...desk.ticked, ...same.map(({ id }) => id)],
    })
    return true
  }

  /** Puts what was checked on the shelf. */
  async accept(): Promise<void> {
    const { run, desk, checked } = this.store.getState()
    const session = this.#session
    const draft = checked?.draft
    // Whatever the screen shows: no guess is imported that nobody has confirmed, and nothing goes that nobody has agreed to.
    if (!desk || !draft || !session || guessesIn(checked.decisions).length > 0) return
    if (!isAgreed(replacedBy(this.store.getState(), this.#ports.list()), desk)) return
    const target = namedAfter(this.#ports.list(), desk.target, draft)
    const files = takenFiles(desk)
    this.#tell({ type: 'accepting', run })
    try {
      await session.underWay(files, async () => {
        const source = await session.client.source(desk.layer === null ? desk.ticked : [], desk.edits)
        const warnings = checked.groups
          .filter(({ severity }) => severity === 'warning')
          .reduce((sum, { count }) => sum + count, 0)
        const at = new Date().toISOString()
        await this.#ports.keep({ target, draft, files, source, warnings, at, remember: readingOf(desk) })
      })
      const renewed = await this.#renewed(session, desk).catch(() => desk)
      const left = leftAfter(renewed)
      const isAll = isNothing(left)
      this.#before = isAll ? null : renewed
      if (isAll) session.end()
      this.#tell({ type: 'accepted', run, name: target.name, entry: draft.entry, left })
    } catch (fault) {
      if (!(fault instanceof Cancelled)) this.#tell({ type: 'accept-failed', run, words: faultText(fault) })
    }
  }

  /** Goes on with a table or the boundaries of the same files that the import before has left. */
  async next(part: NextPart): Promise<void> {
    const before = this.#before
    const session = this.#session
    if (!before || !session) return
    this.#before = null
    const desk = nextDesk(before, part, this.#ports.list())
    const mappings = await columnTaken(desk, part, (...asked) => session.client.revise(...asked))
    await this.#check(this.store.getState().run, session, { ...desk, mappings })
  }

  /** The open tables as a workbook, with what is to be mended in them; null when none is open. */
  async annotated(): Promise<Uint8Array<ArrayBuffer> | null> {
    const { desk, checked } = this.store.getState()
    if (!desk || !this.#session) return null
    const findings = [...desk.opened.groups, ...(checked?.groups ?? [])].flatMap(({ listed }) => listed)
    return this.#session.client.annotate(desk.edits, findings)
  }

  /** Gives up whatever is under way. */
  cancel(): void {
    const { run } = this.store.getState()
    this.#session?.end()
    this.#session = null
    this.#tell({ type: 'cancelled', run })
  }
}
