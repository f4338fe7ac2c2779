import { expectTypeOf, test } from 'vitest'
import { composeBrief } from '#core/brief/brief.ts'
import type { Dataset } from '#core/catalogue/columns.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Panel, PanelContent } from '#core/panel/panel.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { exportIndicator } from '#exports/export-indicator.ts'
import { exportPanel, panelRows } from '#exports/export-panel.ts'
import { exportWorkbook } from '#exports/export-workbook.ts'
import { shownPack } from '#exports/pack/compose-pack.ts'
import { makePack } from '#exports/pack/make-pack.ts'
import type { PackTable } from '#exports/pack/pack.ts'
import { indicatorTable, panelTable, plateTable } from '#exports/pack/tables.ts'
import type { PictureInput } from '#exports/picture/picture.tsx'
import { snapshotOf } from '#exports/snapshot/snapshot.ts'
import type { ExportSubject } from '#exports/subject.ts'
import { tableForms } from '#exports/table-forms.ts'
import { tableRows } from '#exports/table-rows.ts'
import type { Rows } from '#formats/csv-text.ts'

/** The types that `npm run types` holds; a function that takes plain data makes this file fail to compile. */

test('cells become a dataset where stored files are decoded, and an atlas takes nothing else', () => {
  expectTypeOf<Omit<Dataset, 'shard'> & Pick<Dataset, 'shard'>>().not.toExtend<Dataset>()
  expectTypeOf<Atlas['datasets']>().toEqualTypeOf<ReadonlyMap<string, Dataset>>()
  expectTypeOf(composePlate).returns.toEqualTypeOf<Protected<Plate>>()
})

test('plain data is not protected, and neither is a changed copy of what is', () => {
  expectTypeOf<Plate>().not.toExtend<Protected<Plate>>()
  expectTypeOf<PanelContent<unknown>>().not.toExtend<Panel>()
  const guarded = vouchFor({ value: 5, area: 'E12000001' })
  const changed = { ...guarded, value: 3 }
  expectTypeOf(changed).not.toExtend<typeof guarded>()
  const list = vouchFor([1, 2, 3])
  const filtered = list.filter((one) => one > 1)
  expectTypeOf(filtered).not.toExtend<typeof list>()
})

test('everything that lets data out takes protected data alone', () => {
  expectTypeOf(tableRows).parameter(0).toEqualTypeOf<Protected<Plate>>()
  expectTypeOf(plateTable).parameter(0).toEqualTypeOf<Protected<Plate>>()
  expectTypeOf(shownPack).parameter(0).toEqualTypeOf<Protected<Plate>>()
  expectTypeOf(snapshotOf).parameter(0).toEqualTypeOf<Protected<Plate>>()
  expectTypeOf(composeBrief).parameter(0).toEqualTypeOf<Protected<Plate>>()
  expectTypeOf(panelRows).parameter(0).toEqualTypeOf<Panel>()
  expectTypeOf(panelTable).parameter(0).toEqualTypeOf<Panel>()
  expectTypeOf(exportPanel).parameter(0).toEqualTypeOf<Panel>()
  expectTypeOf(exportWorkbook).parameter(0).toEqualTypeOf<Panel>()
  expectTypeOf<PictureInput['panel']>().toEqualTypeOf<Panel>()
  expectTypeOf<PictureInput['plate']>().toEqualTypeOf<Protected<Plate>>()
  expectTypeOf<ExportSubject['panels']>().toEqualTypeOf<readonly Panel[]>()
  expectTypeOf(tableForms).parameter(0).toEqualTypeOf<Protected<Rows>>()
  expectTypeOf(makePack).parameter(1).toEqualTypeOf<AsyncIterable<Protected<PackTable>>>()
  expectTypeOf(indicatorTable).parameter(1).toEqualTypeOf<readonly Dataset[]>()
  expectTypeOf(exportIndicator).parameter(1).toHaveProperty('datasets').toEqualTypeOf<readonly Dataset[]>()
})
