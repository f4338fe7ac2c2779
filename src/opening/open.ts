import { createElement } from 'react'
import type { Topology } from 'topojson-specification'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, GeographyFile, IndicatorFile } from '#core/catalogue/schemas.ts'
import { composePlate } from '#core/plate/compose.ts'
import { filesOf } from '#core/plate/files.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { readAhead } from '#io/read-json.ts'
import { hasShelf, isOwnPath, withOwnData } from '#io/shelf/own-files.ts'
import { markup } from './markup.ts'
import { type OpeningLayout, OpeningPage, OpeningRoom } from './picture.tsx'

/** The input of the opening picture. */
export type Opening = { readonly view: View; readonly plate: Plate; readonly shapes: MapShapes }

async function composed(view: View, catalogue: Catalogue): Promise<Opening | null> {
  const resolved = resolveView(view, catalogue)
  const { geography, topology, datasets } = filesOf(resolved, catalogue)
  const needed = datasets.filter((one) => one.needed)
  const paths = [geography, topology, ...needed.map(({ path }) => path)]
  // What compares two periods comes with the app.
  if (view.change || paths.some((path) => path === '' || isOwnPath(path))) return null
  const [places, arcs, ...cells] = await Promise.all(paths.map((path) => readAhead(path)))
  const { areas } = places as GeographyFile
  const held = cells.map((file, at) => [needed[at]?.key ?? '', decodeDataset(file as IndicatorFile)] as const)
  const plate = composePlate(resolved, { catalogue, areas, datasets: new Map(held), sites: null, library: null })
  if (plate.areas.every(({ cell }) => cell.kind === 'absent')) return null
  return { view, plate, shapes: shapesOf(arcs as Topology, plate.geography, areas) }
}

/**
 * Reads and composes the first picture of Explore from unchecked files. The app checks the same files before it takes over.
 * @returns null where there is nothing to open with: no figures, or figures of the reader's own
 * @throws when a file is missing or malformed; the app then meets and reports the same fault
 */
export async function readOpening(view: View): Promise<Opening | null> {
  const available = hasShelf()
  const shipped = (await readAhead('data/catalogue.json')) as Catalogue
  const opening = await composed(view, shipped)
  // Imported data may replace shipped data. This is awaited last: few readers have any, and the answer takes its time.
  return (await available) ? composed(view, await withOwnData(shipped, available)) : opening
}

function themeOf({ theme }: View): Theme {
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  return themes[isDark ? 'dark' : 'light']
}

/** Lays out the page for the picture and measures it. The caller restores the earlier content if it needs it. */
export function openingRoom(root: HTMLElement, view: View): OpeningLayout {
  document.documentElement.dataset.theme = themeOf(view).id
  root.innerHTML = markup(createElement(OpeningRoom))
  const [stage, legend] = [root.querySelector('.stage'), root.querySelector('.legend-box')]
  if (!stage || !legend) throw new Error('no place for the map')
  return { map: { width: stage.clientWidth, height: stage.clientHeight }, legendWidth: legend.clientWidth }
}

/** Draws the picture in one step, with one layout of the page. */
export function drawOpening(root: HTMLElement, { view, plate, shapes }: Opening, room: OpeningLayout): void {
  root.innerHTML = markup(createElement(OpeningPage, { view, plate, shapes, theme: themeOf(view), room }))
}
