import { useQuery } from '@tanstack/react-query'
import { memo, type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { markWords } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { type Panel, panelDescription, panelIdText } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { detoured, saidOfAsked } from '#core/story/detour.ts'
import { tableIn } from '#core/story/find-table.ts'
import { frameOf } from '#core/story/frame.ts'
import type { Detour } from '#core/story/player.ts'
import { sceneView } from '#core/story/scene-view.ts'
import type { Picture } from '#core/story/story.ts'
import { encodeView } from '#core/view/codec.ts'
import { mapGeography } from '#core/view/map-geography.ts'
import type { View } from '#core/view/view.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { drawingOf } from '#figures/panel/registry.ts'
import { plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { usePrefix } from '#figures/use-prefix.ts'
import { FixedView } from '#state/fixed-view.tsx'
import { geographyQuery } from '#state/queries.ts'
import { PanelsOfView, type ViewPanels } from '#state/view-panels.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { useSize } from '#ui/use-size.ts'

type Props = {
  readonly picture: Picture
  readonly catalogue: Catalogue
  /** Codes of the areas that lie wholly in the frame. */
  readonly frame: readonly string[]
  readonly detour: Detour | null
  readonly theme: 'light' | 'dark'
  /** How high the drawing is for its width: to fill its box, in pixels, or as it needs. */
  readonly height: 'fill' | 'needed' | ((width: number) => number)
  /** Times that everything is larger than in a window of the desk: for a hall. */
  readonly times: number
  /** Whether the table of the figure can be opened, and all its sources are named; else the first few on one line. */
  readonly isFull: boolean
}

type DrawnProps = Omit<Props, 'picture' | 'catalogue' | 'frame'> & {
  readonly loaded: ViewPanels
  readonly wanted: string
}

/** The themes of a bright and of a dark hall: the same inks on the ground that carries furthest. */
const hallThemes = {
  light: { ...themes.light, paper: '#ffffff' },
  dark: { ...themes.dark, paper: '#000000' },
} as const

type DrawingOfSceneProps = Omit<DrawnProps, 'wanted' | 'detour'> & { readonly panel: Panel }

/** Pixels of the smallest words of a drawing on a desk; a hall has them as much larger as everything else. */
const leastWords = 10
/** How much the words of a drawing grow at each try, and how often. */
const growth = 1.12
const mostTries = 8

/** Size on the screen of the smallest words that a drawing has. */
function smallestWords(drawing: HTMLElement): number {
  const sizes = [...drawing.querySelectorAll<SVGGraphicsElement>('text, tspan')].map((one) => {
    const scale = one.getScreenCTM()?.a ?? 1
    return Number.parseFloat(getComputedStyle(one).fontSize) * scale
  })
  return Math.min(...sizes)
}

/**
 * Draws on a smaller sheet, and so with larger words, until the smallest of them reach the back row. Another drawing, and the same one in another room,
 * begin anew, so that a scene looks alike before a question from the hall and after it.
 */
function useWordsThatRead(
  ref: RefObject<HTMLElement | null>,
  times: number,
  isHall: boolean,
  drawn: unknown,
  room: string,
): number {
  const [tried, setTried] = useState({ drawn, room, tries: 0 })
  const tries = tried.drawn === drawn && tried.room === room ? tried.tries : 0
  useLayoutEffect(() => {
    if (!isHall || drawn === null || !ref.current || tries >= mostTries) return
    if (smallestWords(ref.current) < leastWords * times) setTried({ drawn, room, tries: tries + 1 })
  }, [ref, times, isHall, drawn, room, tries])
  return times * growth ** tries
}

function Drawing({ panel, loaded, theme, height, times, isFull }: DrawingOfSceneProps) {
  const prefix = usePrefix()
  const [ref, size] = useSize<HTMLDivElement>()
  const { plate, topology, geography, areas } = loaded
  const shapes = useMemo(() => shapesOf(topology, geography, areas), [topology, geography, areas])
  const width = size?.width ?? 0
  const high = height === 'fill' ? (size?.height ?? 0) : height === 'needed' ? null : height(width)
  const figure = {
    panel,
    drawing: drawingOf(panel.id),
    plate,
    shapes,
    theme: isFull ? themes[theme] : hallThemes[theme],
    imprint: { date: '', permalink: '' },
    prefix,
  }
  const isDrawn = width > 0 && high !== 0
  const larger = useWordsThatRead(ref, times, !isFull && times > 1, isDrawn ? panel.body : null, `${width}×${high}`)
  const sheet = isDrawn
    ? { ...plainSheet(Math.round(width / larger), high === null ? null : Math.round(high / larger)), bare: true }
    : null
  return (
    <div className="scene-drawing" data-height={height === 'fill' ? 'fill' : undefined} ref={ref}>
      {sheet ? (
        <div role="img" aria-label={panelDescription(panel)}>
          <PanelFigure {...figure} sheet={sheet} />
        </div>
      ) : null}
    </div>
  )
}

/** The figures behind the picture, for everybody who would rather read them. Columns that are for files alone stay in the files. */
function SceneTable({ panel, panels }: { readonly panel: Panel; readonly panels: readonly Panel[] }) {
  const table = tableIn(panels, panelIdText(panel.id))
  if (typeof table === 'string') return null
  const filled = table.columns.map((_, at) => table.rows.some(({ cells }) => (cells[at]?.text ?? '') !== ''))
  const forFiles = new Set(['lower', 'upper', 'sources', 'notes', 'code'])
  return (
    <details className="scene-table">
      <summary>Table</summary>
      <DataTable
        caption={`${panel.title}. ${panel.titled().subtitle}`}
        columns={table.columns.flatMap(({ id, name, numeric }, at) =>
          filled[at] && !forFiles.has(id)
            ? [{ id, name, numeric, cell: (row: (typeof table.rows)[number]) => row.cells[at]?.text ?? '' }]
            : [],
        )}
        rows={table.rows}
        keyOf={({ key }) => key}
      />
    </details>
  )
}

/** What the figure says of the area or the choice that was asked for, in one line. */
function Asked({ plate, detour }: { readonly plate: Plate; readonly detour: Detour }) {
  const told = saidOfAsked(plate, detour)
  return told === null ? null : <p className="hall-asked">{told}</p>
}

function Drawn({ loaded, wanted, detour, ...props }: DrawnProps) {
  const panel = loaded.panels.find(({ id }) => panelIdText(id) === wanted)
  const lacks = panel ? panel.lacks : `There is no figure “${wanted}”.`
  if (!panel || lacks !== null) return <p className="scene-lacks">{lacks}</p>
  const { trust, marks } = panel.titled()
  const { isFull } = props
  return (
    <>
      {detour ? <Asked plate={loaded.plate} detour={detour} /> : null}
      <Drawing panel={panel} loaded={loaded} {...props} />
      <figcaption className="scene-source">
        {marks.map((mark) => (
          <strong key={mark} className="scene-mark">
            {markWords[mark]}
          </strong>
        ))}
        <span>{`${panel.titled().subtitle}. Source: ${sourceLine(trust.sources, isFull ? undefined : 3) || 'none'}.`}</span>
      </figcaption>
      {isFull ? <SceneTable panel={panel} panels={loaded.panels} /> : null}
    </>
  )
}

/** The query of a scene's view, framed and shown for what was asked from the hall. */
export function useSceneQuery(
  view: View,
  { catalogue, frame, detour }: Pick<Props, 'catalogue' | 'frame' | 'detour'>,
): string | null {
  const path = catalogue.geographies.find(({ id }) => id === mapGeography(view))?.path ?? ''
  const { data } = useQuery({ ...geographyQuery(path), enabled: frame.length > 0 && path !== '' })
  return useMemo(() => {
    if (frame.length > 0 && !data) return null
    const bounds = frame.length > 0 ? frameOf(frame, data?.areas ?? []) : view.bounds
    return encodeView(detoured({ ...view, bounds }, detour))
  }, [view, frame, data, detour])
}

function SceneOfView({ view, ...props }: Props & { readonly view: View }) {
  const query = useSceneQuery(view, props)
  const { picture, detour, theme, height, times, isFull } = props
  const waiting = <p className="scene-waits" aria-hidden="true" />
  if (query === null) return waiting
  return (
    <FixedView query={query}>
      <PanelsOfView
        waiting={([fault]) =>
          fault ? <p role="alert">{`This figure could not be read: ${fault.message}`}</p> : waiting
        }
      >
        {(loaded) => (
          <Drawn
            loaded={loaded}
            wanted={picture.panel}
            theme={theme}
            height={height}
            times={times}
            detour={detour}
            isFull={isFull}
          />
        )}
      </PanelsOfView>
    </FixedView>
  )
}

/** The figure of a scene with its source and its marks; or in words what of it is no longer there. Not drawn anew where only the words beside it have changed. */
export const ScenePicture = memo(function ScenePicture(props: Props) {
  const { picture, catalogue } = props
  const found = useMemo(() => sceneView(picture.link, catalogue), [picture.link, catalogue])
  return found.ok ? <SceneOfView {...props} view={found.view} /> : <p className="scene-lacks">{found.lacks}</p>
})
