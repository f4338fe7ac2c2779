import { renderToStaticMarkup } from 'react-dom/server'
import type { Topology } from 'topojson-specification'
import { panelsOf } from '#core/explore/panels.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import type { View } from '#core/view/view.ts'
import { type PresetId, presets } from '#exports/picture/paper.ts'
import { figureProps, type LookId } from '#exports/picture/picture.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import { layPanel, PanelFigure } from '#figures/panel/panel-figure.tsx'
import { everyPart, type Parts, type SheetUse } from '#figures/sheet.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realComparison } from '../data/comparison.ts'

/** A picture of real data, as a reader would ask for it. */
export type PictureCase = {
  readonly view: Partial<View>
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

function compose(view: Partial<View>) {
  const { plate, comparison, atlas } = realComparison(view)
  const panels: readonly Panel[] = [...Object.values(panelsOf(plate)), ...Object.values(comparison)]
  return { plate, panels, shapes: shapesOf(topology, plate.geography, atlas.areas) }
}

/** The panels of a view of real data, composed once. */
export function panelsFor(view: Partial<View>) {
  const key = JSON.stringify(view)
  const known = kept.get(key) ?? compose(view)
  kept.set(key, known)
  return known
}

/** Draws a picture as the export does, without a browser. */
export function drawnPicture({
  view,
  preset,
  use = presets[preset].use,
  panel: wanted = 'map',
  look = 'light',
  ranking = false,
  parts,
}: PictureCase) {
  const { plate, panels, shapes } = panelsFor(view)
  const panel = panels.find(({ id }) => panelIdText(id) === wanted)
  if (!panel) throw new Error(`no panel “${wanted}”`)
  const props = figureProps({
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
  })
  const layout = layPanel(props)
  return {
    props,
    layout,
    panel,
    draw: () => renderToStaticMarkup(<PanelFigure {...props} layout={layout} />),
    get svg() {
      return this.draw()
    },
  }
}
