import * as v from 'valibot'
import { heldRows } from '#core/area/held-rows.ts'
import { areaColumnsOf } from '#core/area/input.ts'
import { composeArea } from '#core/area/panels.ts'
import { remarkSentences } from '#core/area/words.ts'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import { holdingsOf, silenceText } from '#core/catalogue/gaps.ts'
import { type Catalogue, geographyFileSchema, indicatorFileSchema, librarySchema } from '#core/catalogue/schemas.ts'
import { composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { denominatorsFor } from '#core/plate/choices.ts'
import { indicatorsByTopic } from '#core/plate/choose-indicator.ts'
import { composePlate } from '#core/plate/compose.ts'
import { cellsPath } from '#core/plate/files.ts'
import type { Plate } from '#core/plate/plate.ts'
import { datasetsOf, resolveView } from '#core/plate/resolve.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { footerLines } from '#figures/footer.ts'
import { plainSheet } from '#figures/sheet.ts'
import { readBuilt } from '../../data/real-atlas.ts'

/** Reads a file of the reader's own by its path. */
export type ReadOwn = (path: string) => Promise<unknown>

const isShipped = (path: string) => path.startsWith('data/') || path.startsWith('geo/')
const shipped = new Map<string, Dataset>()

function shippedDataset(path: string): Dataset {
  const known = shipped.get(path) ?? decodeDataset(v.parse(indicatorFileSchema, readBuilt(path)))
  shipped.set(path, known)
  return known
}

async function datasetAt(path: string, readOwn: ReadOwn): Promise<Dataset | null> {
  if (isShipped(path)) return shippedDataset(path)
  const file = await readOwn(path)
  return v.is(indicatorFileSchema, file) ? decodeDataset(file) : null
}

/** What Explore, Compare and their exports say of a view; what a file does not give stays away, as in the app. */
export async function screensOf(catalogue: Catalogue, wanted: Partial<View>, readOwn: ReadOwn) {
  const resolved = resolveView({ ...defaultView, per: null, ...wanted }, catalogue)
  const needs = comparisonNeeds(resolved, catalogue)
  const keys = [...new Set([...datasetsOf(resolved), ...comparisonDatasets(needs)])]
  const held = new Map<string, Dataset>()
  for (const key of keys) {
    const path = cellsPath(catalogue, key)
    const data = path === null ? null : await datasetAt(path, readOwn)
    if (data) held.set(key, data)
  }
  if (!held.has(resolved.main.dataset)) return null // Said in words, and the last picture stays.
  const path = catalogue.geographies.find(({ id }) => id === resolved.geography.id)?.path ?? ''
  const { areas } = v.parse(geographyFileSchema, isShipped(path) ? readBuilt(path) : await readOwn(path))
  const library = v.parse(librarySchema, readBuilt(catalogue.library.path))
  const atlas: Atlas = { catalogue, areas, datasets: held, sites: null, library }
  const plate = composePlate(resolved, atlas)
  return { plate, comparison: composeComparison(plate, resolved, needs, atlas), resolved, atlas }
}

const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }

/** What stands at the foot of every picture of a view. */
export const footOf = (plate: Plate): string => footerLines(plate, imprint, plainSheet(900)).join('\n')

/** All views of an indicator that are tried: its first geographies, as it is and over its first denominator. */
function viewsOf(catalogue: Catalogue, indicator: Indicator): readonly Partial<View>[] {
  const held = Object.values(indicator.files).flatMap(({ extents }) => extents.map(({ geography }) => geography))
  return [...new Set([...held.slice(-1), indicator.initial.geography])].flatMap((geography) =>
    [null, ...denominatorsFor(catalogue, indicator, geography).slice(0, 1)].map((per) => ({
      indicator: indicator.id,
      geography,
      per: per === null ? null : per.id,
    })),
  )
}

type Opened = NonNullable<Awaited<ReturnType<typeof screensOf>>>

const textsOf = ({ title, subtitle, sentences, table }: Panel): readonly string[] => [
  ...[title, subtitle, ...sentences],
  ...table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
]

/** What My area says of a measure, of the first two areas of its geography. */
function areaTexts({ plate, resolved, atlas }: Opened): readonly string[] {
  const [mine, beside] = atlas.areas
  if (!mine) return []
  const view = { mine: `${plate.geography.id}!${mine.code}`, selected: beside ? [beside.code] : [] }
  const columns = areaColumnsOf(view, plate.geography, atlas.areas, [], [])
  const input = { plate, atlas, columns, rows: [resolved], held: [resolved] }
  return [...Object.values(composeArea(input)).flatMap(textsOf), ...remarkSentences(heldRows(input))]
}

const noNumber = /NaN|Infinity|undefined|\[object/

/**
 * Opens what every screen is made of for all that is the reader's own.
 * @returns words that no screen may have
 * @throws what a screen would fail with
 */
export async function openScreens(
  catalogue: Catalogue,
  own: readonly Indicator[],
  readOwn: ReadOwn,
): Promise<readonly string[]> {
  const slips: string[] = []
  indicatorsByTopic(catalogue)
  const finder = buildFinder(catalogue, [])
  for (const indicator of own) {
    // The data screen.
    const listed = [...holdingsOf(indicator, catalogue.geographies).map(({ periods }) => periods)]
    listed.push(silenceText(indicator.silence))
    // What the finder answers to the name, as a reader may type it.
    findMeasures(finder, indicator.name.slice(0, 80))
    for (const view of viewsOf(catalogue, indicator)) {
      const opened = await screensOf(catalogue, view, readOwn)
      if (!opened) continue
      const { plate, comparison } = opened
      listed.push(plate.title, plate.subtitle, plate.description, ...plate.sentences, footOf(plate))
      listed.push(...Object.values<Panel>(comparison).flatMap(textsOf), ...areaTexts(opened))
    }
    slips.push(...listed.filter((text) => noNumber.test(text)))
  }
  return slips
}
