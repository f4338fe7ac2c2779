import { renderToStaticMarkup } from 'react-dom/server'
import type { Topology } from 'topojson-specification'
import type { Protected } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { View } from '#core/view/view.ts'
import { type PresetId, presets } from '#exports/picture/paper.ts'
import { figureProps, type LookId, type PictureInput } from '#exports/picture/picture.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import { layPanel, PanelFigure } from '#figures/panel/panel-figure.tsx'
import { everyPart, type Parts, type SheetUse } from '#figures/sheet.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realComparison } from '../data/comparison.ts'
import { exampleScenario } from '../examples/scenario-example.ts'

/** A picture of real data, as a reader would ask for it. */
export type PictureCase = {
  readonly view: Partial<View>
  /** A screen whose panels are not composed of a view of the data alone: its own page takes their place. */
  readonly page?: 'coverage' | 'scenario' | undefined
  readonly preset: PresetId
  readonly use?: SheetUse
  /** Id of a panel as text; the map unless told. */
  readonly panel?: string
  readonly look?: LookId
  readonly ranking?: boolean
  readonly parts?: Partial<Parts>
}

const kept = new Map<string, ReturnType<typeof compose>>()
const topology: Topology = JSON.parse(readBuiltGeo().topology)

const whatIf = { kind: 'add', id: 'n1', name: 'Dumfries', at: [-3.6, 55.07], machines: 2, staff: 6 } as const

/** The panels of a comparison; of Coverage with its map; of a scenario with made-up runs. */
function compose(view: Partial<View>, page: PictureCase['page']) {
  if (page === 'coverage') {
    const { plate, map, panels } = realPage({}, [whatIf]).page
    return composed(plate, [map, ...Object.values<Panel>(panels)])
  }
  const { plate, comparison } = realComparison(view)
  if (page === 'scenario') return composed(plate, Object.values<Panel>(exampleScenario(plate).panels))
  return composed(plate, [...Object.values(panelsOf(plate)), ...Object.values(comparison)])
}

function composed(plate: Protected<Plate>, panels: readonly Panel[]) {
  const areas = plate.areas.map(({ area }) => area)
  return { plate, panels, shapes: shapesOf(topology, plate.geography, areas) }
}

/** The panels of a view of real data, composed once. */
export function panelsFor(view: Partial<View>, page?: PictureCase['page']) {
  const key = JSON.stringify([view, page])
  const known = kept.get(key) ?? compose(view, page)
  kept.set(key, known)
  return known
}

/** Draws a picture as the export does, without a browser. */
export function drawnPicture({
  view,
  page,
  preset,
  use = presets[preset].use,
  panel: wanted = 'map',
  look = 'light',
  ranking = false,
  parts,
}: PictureCase) {
  const { plate, panels, shapes } = panelsFor(view, page)
  const panel = panels.find(({ id }) => panelIdText(id) === wanted)
  if (!panel) throw new Error(`no panel “${wanted}”`)
  const input: PictureInput = {
    panel,
    plate,
    shapes,
    permalink: `https://example.org/atlas/?${'v=1&m=machines&'.repeat(8)}`,
    made: new Date('2026-03-04'),
    holdsPrivate: false,
    paper: presets[preset].paper,
    use,
    look,
    opaque: true,
    bare: false,
    title: null,
    subtitle: null,
    parts: { ...everyPart, ranking, qr: use === 'slide', ...parts },
  }
  const props = figureProps(input)
  const layout = layPanel(props)
  return {
    input,
    props,
    layout,
    panel,
    draw: () => renderToStaticMarkup(<PanelFigure {...props} layout={layout} />),
    get svg() {
      return this.draw()
    },
  }
}
