import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Checked, Entry, Target } from '#core/imports/draft.ts'
import { headingsKeyOf, type Mapping } from '#core/imports/mapping.ts'
import type { Answers } from '#core/imports/question.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import type { Edit, Opened, SheetInfo } from '#io/imports/desk.ts'
import { Cancelled, ImportThread, type Progress, spawnThread, type Thread } from '#io/imports/import-thread.ts'
import { limits, megabytes } from '#io/imports/limits.ts'
import { releasedSoFar } from '#io/shelf/releases.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { accept, forgetUnderway, noteUnderway, readRemembered } from '#io/shelf/shelf.ts'
import { holdLock } from '#io/shelf/tabs.ts'
import { readImportSetting } from '#state/import-setting.ts'
import { catalogueQuery } from '#state/queries.ts'
import { newTarget, policyOf } from './target.ts'

export type Desk = {
  readonly opened: Opened
  /** Sheets that are to be imported together. */
  readonly ticked: readonly number[]
  readonly layer: number | null
  readonly mappings: Readonly<Record<number, Mapping>>
  /** Sheets that are read as they were last time. */
  readonly remembered: readonly number[]
  readonly answers: Answers
  readonly edits: readonly Edit[]
  readonly target: Target
  /** The rules by which small figures are withheld. */
  readonly policy: DisclosurePolicy
}

export type ImportState = {
  readonly progress: Progress | null
  readonly desk: Desk | null
  readonly checked: Checked | null
  readonly checking: boolean
  readonly fault: string | null
  readonly accepted: { readonly name: string; readonly entry: Entry } | null
}

const nothing: ImportState = { progress: null, desk: null, checked: null, checking: false, fault: null, accepted: null }

/** The sheets that go together: those that hold the same table as the first that can be seen and is known. */
function firstTicked(sheets: readonly SheetInfo[]): readonly number[] {
  const first = sheets.find(({ mapping, hidden }) => mapping && !hidden)
  return sheets
    .filter(({ mapping, hidden }) => !hidden && mapping && mapping.table === first?.mapping?.table)
    .map(({ id }) => id)
}

const words = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

/** An import from the files to the shelf: open, map, answer, mend, check, accept. Nothing outside changes before the last step. */
export function useImport(
  list: ShelfList | null,
  change: (work: () => Promise<unknown>) => Promise<void>,
  spawn: () => Thread = spawnThread,
) {
  const client = useQueryClient()
  const [state, setState] = useState<ImportState>(nothing)
  const thread = useRef<ImportThread | null>(null)
  const release = useRef<() => void>(() => {})
  const latest = useRef(0)
  const patch = (part: Partial<ImportState>) => setState((before) => ({ ...before, ...part }))
  useEffect(() => () => thread.current?.cancel(), [])

  const finish = (id: string) => {
    release.current()
    void forgetUnderway(id).catch(() => {})
  }

  const check = async (desk: Desk) => {
    const own = thread.current
    const mine = ++latest.current
    if (!own || (desk.layer === null && desk.ticked.length === 0)) {
      patch({ desk, checked: null, checking: false })
      return
    }
    patch({ desk, checking: true, fault: null })
    try {
      const sheets = desk.ticked.flatMap((id) => {
        const mapping = desk.mappings[id]
        return mapping ? [{ id, mapping }] : []
      })
      const today = new Date().toISOString().slice(0, 10)
      const { layer, answers, edits, target, policy } = desk
      const checked = await own.check({
        sheets,
        layer,
        answers,
        edits,
        target,
        policy,
        today,
        released: releasedSoFar(),
      })
      if (mine === latest.current) patch({ checked, checking: false, progress: null })
    } catch (fault) {
      if (mine === latest.current)
        patch({ checking: false, progress: null, ...(fault instanceof Cancelled ? {} : { fault: words(fault) }) })
    }
  }

  const open = async (files: readonly File[]) => {
    thread.current?.cancel()
    const large = files.find(({ size }) => size > limits.fileBytes)
    setState({ ...nothing, progress: { done: 0, words: 'Reading' } })
    if (large) {
      patch({
        progress: null,
        fault: `${large.name} has ${megabytes(large.size)}; files of up to ${megabytes(limits.fileBytes)} can be read. Leave out sheets and columns that the atlas does not need.`,
      })
      return
    }
    const id = crypto.randomUUID()
    release.current = holdLock(id)
    try {
      void noteUnderway({ id, files: files.map(({ name }) => name), started: new Date().toISOString() }).catch(() => {})
      const catalogue = (await client.ensureQueryData(catalogueQuery)) as Catalogue
      const setting = await readImportSetting(catalogue)
      const own = new ImportThread(setting, (progress) => patch({ progress }), spawn)
      thread.current = own
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      )
      const opened = await own.open(read)
      const remembered = await Promise.all(
        opened.sheets.map(async (sheet) => {
          if (!sheet.mapping) return null
          return (
            (await readRemembered(headingsKeyOf(sheet.head[sheet.mapping.headerRow] ?? [])).catch(() => undefined)) ??
            null
          )
        }),
      )
      const mappings: Record<number, Mapping> = {}
      const answers: Record<string, string> = {}
      for (const [at, sheet] of opened.sheets.entries()) {
        const known = remembered[at]
        const mapping =
          known && sheet.mapping
            ? {
                ...known.mapping,
                headerRow: sheet.mapping.headerRow,
                about: { ...known.mapping.about, period: sheet.mapping.about.period || known.mapping.about.period },
              }
            : sheet.mapping
        if (mapping) mappings[sheet.id] = mapping
        Object.assign(answers, known?.answers)
      }
      const ticked = firstTicked(opened.sheets)
      const layer = opened.layers.length > 0 && ticked.length === 0 ? (opened.layers[0]?.id ?? null) : null
      const table = layer === null ? mappings[ticked[0] ?? -1]?.table : 'boundaries'
      const firstFile =
        layer === null ? opened.sheets.find(({ id: own }) => own === ticked[0])?.file : opened.layers[0]?.file
      const target = newTarget(list, table ?? 'indicator', firstFile ?? files[0]?.name ?? 'file')
      patch({ progress: null })
      await check({
        opened,
        ticked,
        layer,
        mappings,
        remembered: opened.sheets.filter((_, at) => remembered[at]).map((one) => one.id),
        answers,
        edits: [],
        target,
        policy: policyOf(list, target),
      })
    } catch (fault) {
      setState(fault instanceof Cancelled ? nothing : { ...nothing, fault: words(fault) })
    } finally {
      finish(id)
    }
  }

  const acceptDraft = async () => {
    const { desk, checked } = state
    const own = thread.current
    if (!desk || !own || !checked?.draft) return
    const id = crypto.randomUUID()
    release.current = holdLock(id)
    const names = [
      ...new Set(
        [
          ...desk.opened.sheets.filter((sheet) => desk.ticked.includes(sheet.id)),
          ...desk.opened.layers.filter((layer) => layer.id === desk.layer),
        ].map(({ file }) => file),
      ),
    ]
    patch({ checking: true, fault: null })
    try {
      await noteUnderway({ id, files: names, started: new Date().toISOString() })
      void navigator.storage?.persist?.().catch(() => {})
      const source = await own.source(desk.layer === null ? desk.ticked : [], desk.edits)
      const remember = desk.opened.sheets.flatMap((sheet) => {
        const mapping = desk.mappings[sheet.id]
        return mapping && desk.ticked.includes(sheet.id)
          ? [{ key: headingsKeyOf(sheet.head[mapping.headerRow] ?? []), mapping, answers: desk.answers }]
          : []
      })
      const warnings = checked.groups
        .filter(({ severity }) => severity === 'warning')
        .reduce((sum, { count }) => sum + count, 0)
      const { draft } = checked
      await change(() =>
        accept({ target: desk.target, draft, files: names, source, warnings, at: new Date().toISOString(), remember }),
      )
      own.cancel()
      thread.current = null
      setState({ ...nothing, accepted: { name: desk.target.name, entry: draft.entry } })
    } catch (fault) {
      patch({ checking: false, fault: words(fault) })
    } finally {
      finish(id)
    }
  }

  const update = (part: Partial<Desk>) => {
    if (state.desk) void check({ ...state.desk, ...part })
  }

  const actions = useMemo(
    () => ({
      cancel: () => {
        latest.current += 1
        thread.current?.cancel()
        thread.current = null
        setState(nothing)
      },
    }),
    [],
  )

  return {
    state,
    open: (files: readonly File[]) => void open(files),
    update,
    accept: () => void acceptDraft(),
    cancel: actions.cancel,
    chooseTable: async (sheet: number, table: TableId) => {
      const { desk } = state
      const mapping = await thread.current?.propose(sheet, table)
      if (!desk || !mapping) return
      const ticked = desk.ticked.filter((id) => desk.mappings[id]?.table === table || id === sheet)
      const target = desk.target.version > 1 ? desk.target : newTarget(list, table, desk.target.name)
      update({
        mappings: { ...desk.mappings, [sheet]: mapping },
        ticked: [...new Set([...ticked, sheet])],
        layer: null,
        target,
      })
    },
    annotated: async (): Promise<Uint8Array<ArrayBuffer> | null> => {
      const { desk, checked } = state
      const groups = [...(desk?.opened.groups ?? []), ...(checked?.groups ?? [])]
      return thread.current
        ? thread.current.annotate(
            desk?.edits ?? [],
            groups.flatMap(({ listed }) => listed),
          )
        : null
    },
  }
}

export type Importing = ReturnType<typeof useImport>
