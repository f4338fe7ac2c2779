import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createImportWorker } from '#io/imports/import-client.ts'
import { askToKeep } from '#io/shelf/keeping.ts'
import { acceptAny } from '#io/shelf/large-files.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { forgetUnderway, noteUnderway, readRemembered } from '#io/shelf/shelf.ts'
import { holdLock } from '#io/shelf/tabs.ts'
import { useBusy } from '#state/busy-store.ts'
import { readImportSetting } from '#state/import-setting.ts'
import { isNothing } from '#state/imports/first-desk.ts'
import type { ImportState } from '#state/imports/import-machine.ts'
import { Importer } from '#state/imports/importer.ts'
import { forgetWaiting, leaveImporter, waitingImporter } from '#state/imports/waiting.ts'
import { catalogueQuery } from '#state/queries.ts'

export type { ImportChoices } from '#state/imports/import-machine.ts'

/** An import as the screen sees it: where it stands, and what can be done with it. */
export type Importing = Pick<
  Importer,
  | 'open'
  | 'update'
  | 'chooseTable'
  | 'choose'
  | 'confirm'
  | 'correct'
  | 'addKept'
  | 'accept'
  | 'next'
  | 'annotated'
  | 'cancel'
> & {
  readonly state: ImportState
}

/**
 * Imports for as long as the screen is there; what happens to them is the importer's own matter.
 * @param list what this browser keeps
 * @param change does something to the shelf, and shows it everywhere
 */
export function useImport(list: ShelfList | null, change: (work: () => Promise<unknown>) => Promise<void>): Importing {
  const client = useQueryClient()
  const before = useMemo(waitingImporter, [])
  const now = useMemo(() => before?.now ?? { list: null, change: async () => {} }, [before])
  Object.assign(now, { list, change })
  const importer = useMemo(
    () =>
      before?.importer ??
      new Importer({
        createWorker: createImportWorker,
        hold: holdLock,
        note: noteUnderway,
        forget: forgetUnderway,
        remembered: readRemembered,
        setting: async () => readImportSetting(await client.ensureQueryData(catalogueQuery)),
        list: () => now.list,
        keep: (accepted) =>
          now.change(async () => {
            // Not waited for: some browsers put the question to the reader, who may leave it open.
            void askToKeep()
            await acceptAny(accepted)
          }),
      }),
    [client, before, now],
  )
  useEffect(() => {
    forgetWaiting()
    return () => leaveImporter({ now, importer })
  }, [now, importer])
  useEffect(() => {
    // Another version may count by now, as another tab has it.
    if (list) void importer.compare()
  }, [list, importer])
  const state = useStore(importer.store)
  const { progress, desk, accepted } = state
  useBusy('importing', progress !== null || desk !== null || (accepted !== null && !isNothing(accepted.left)))
  return useMemo(
    () => ({
      state,
      open: (files, table) => importer.open(files, table),
      update: (part) => importer.update(part),
      chooseTable: (sheet, table) => importer.chooseTable(sheet, table),
      choose: (sheet, part, value) => importer.choose(sheet, part, value),
      confirm: (one) => importer.confirm(one),
      correct: (one, value) => importer.correct(one, value),
      addKept: (version) => importer.addKept(version),
      accept: () => importer.accept(),
      next: (part) => importer.next(part),
      annotated: () => importer.annotated(),
      cancel: () => importer.cancel(),
    }),
    [state, importer],
  )
}
