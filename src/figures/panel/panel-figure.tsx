import type { Panel } from '#core/panel/panel.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { FooterData } from '../footer.ts'
import { Frame } from '../frame.tsx'
import { layFrame } from '../frame-layout.ts'
import type { Aside, FrameLayout } from '../frame-parts.ts'
import type { MapShapes } from '../map/shapes.ts'
import type { PictureSheet } from '../sheet.ts'
import type { Theme } from '../theme.ts'
import type { Drawing, DrawingProps } from './drawing.ts'

export type PanelFigureProps<Body> = {
  readonly panel: Pick<Panel<Body>, 'id' | 'body'> & { readonly titled: () => Plate }
  readonly drawing: Drawing<Body>
  /** The plate of the page that the panel is on. */
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly sheet: PictureSheet
  readonly imprint: FooterData
  /** Begins the ids of its parts, where the page has several figures of one panel. */
  readonly prefix?: string
}

function drawingProps<Body>(
  { panel, plate, shapes, theme, sheet, prefix = panel.id.panel }: PanelFigureProps<Body>,
  body: Body,
) {
  const { parts, opaque } = sheet
  const selected = parts.labels ? chosenOf(plate) : []
  return (width: number): DrawingProps<Body> => ({
    body,
    plate,
    shapes,
    theme,
    width,
    prefix,
    selected,
    parts,
    opaque,
  })
}

/** Stands for room beside a drawing while its own height is measured. */
const somewhere: Aside = { x: 0, width: 0, top: 0, bottom: 0, code: 0 }

/** Places the titles of a panel, its drawing and its foot on a sheet. */
export function layPanel<Body>(props: PanelFigureProps<Body>): FrameLayout {
  const { panel, drawing, sheet, imprint } = props
  const { body } = panel
  const at = body === null ? null : drawingProps(props, body)
  const measured = (one: DrawingProps<Body>, isBeside = false) => (isBeside ? { ...one, aside: somewhere } : one)
  return layFrame(panel.titled(), sheet, imprint, {
    height: (width, isBeside) => (at ? drawing.height(measured(at(width), isBeside)) : 0),
    least: at && drawing.least ? (width, isBeside) => drawing.least?.(measured(at(width), isBeside)) ?? 0 : null,
    ...(at && drawing.besides ? { aside: (width: number) => drawing.besides?.(at(width)) ?? 0 } : {}),
    ...(at && drawing.unnamed
      ? {
          unnamed: ({ width, height }, aside) =>
            drawing.unnamed?.({ ...at(width), aside: aside ?? undefined }, height).length ?? 0,
        }
      : {}),
    isRows: drawing.rows !== undefined,
    whole: drawing.whole === true,
    saysSubtitle: at !== null && drawing.saysSubtitle?.(at(sheet.width)) === true,
  })
}

/** A panel as a picture that stands by itself. */
export function PanelFigure<Body>(props: PanelFigureProps<Body> & { readonly layout?: FrameLayout }) {
  const { panel, drawing, theme, sheet, layout = layPanel(props) } = props
  const { body } = panel
  return (
    <Frame plate={panel.titled()} theme={theme} sheet={sheet} layout={layout}>
      {body === null
        ? null
        : drawing.draw(
            { ...drawingProps(props, body)(layout.box.width), aside: layout.aside ?? undefined },
            layout.box.height,
          )}
    </Frame>
  )
}
