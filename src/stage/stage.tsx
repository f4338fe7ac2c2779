import './stage.css'
import { type PointerEvent, type ReactNode, type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import type { Plate } from '#core/plate/plate.ts'
import { FlagLayer } from '#figures/map/flag-layer.tsx'
import { type MapScene, OutlineLayer, SymbolLayer } from '#figures/map/layers.tsx'
import { Patterns } from '#figures/map/patterns.tsx'
import { mercator, mercatorPlace } from '#figures/map/projection.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { usePrefix } from '#figures/use-prefix.ts'
import { AreaListbox } from './area-listbox.tsx'
import { BaseLayer } from './base-layer.tsx'
import { type CameraBox, sheetPoint, viewBoxText, zoomAbout } from './camera.ts'
import { isHeavy } from './heavy.ts'
import type { HitTest } from './hit-test.ts'
import { type Pointed, Tips } from './tips.tsx'
import { useBox } from './use-box.ts'
import { useCamera } from './use-camera.ts'
import { useDrawn } from './use-drawn.ts'
import { useGestures } from './use-gestures.ts'
import { useHitTest } from './use-hit-test.ts'
import { useMany } from './use-many.ts'
import { useMapLibre } from './use-map-libre.ts'
import { useNames } from './use-names.ts'

export type StageHandle = { readonly zoomIn: () => void; readonly zoomOut: () => void }

export type StageProps = {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly selected: readonly string[]
  /** The hovered or focused area, here or anywhere else on the page. */
  readonly lit: string | null
  /** Areas that are highlighted together, such as those of a class in the legend. */
  readonly litCodes: readonly string[]
  readonly bounds: Bounds | null
  readonly onLight: (code: string | null) => void
  readonly onSelect: (code: string) => void
  readonly onBounds: (bounds: Bounds) => void
  readonly renderTip: (code: string) => ReactNode
  readonly renderSiteTip: (id: string) => ReactNode
  /** Draws a layer above the areas and below the outlines. */
  readonly renderOver?: (scene: MapScene) => ReactNode
  /** If given, a click reports a position instead of selecting an area. */
  readonly onPlace?: ((at: LonLat) => void) | undefined
  /** Content above the map, such as a message on an empty one. */
  readonly children?: ReactNode
  readonly ref?: Ref<StageHandle>
}

const step = 1.6

function Loaded({
  box,
  frame,
  ...props
}: StageProps & { box: CameraBox; frame: { readonly current: HTMLDivElement | null } }) {
  const { plate, shapes, theme, selected, lit, litCodes, bounds, onLight, onSelect, onBounds } = props
  const prefix = usePrefix()
  const control = useCamera(bounds, box, onBounds)
  const { camera, move, glide } = control
  const hint = useGestures(frame, box, control)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const many = useMany(shapes)
  const rasterHit = useRef<HitTest>(() => null)
  const hitTest = useHitTest(shapes, plate, many && rasterHit)
  const ground = useRef<HTMLDivElement>(null)
  const painted = useMapLibre({ container: ground, plate, shapes, theme, camera, box })

  const zoomed = useCallback(
    (factor: number) => zoomAbout(camera, box, [box.width / 2, box.height / 2], factor),
    [camera, box],
  )
  const zoom = useCallback((factor: number) => glide(zoomed(factor)), [glide, zoomed])
  useImperativeHandle(props.ref, () => {
    const by = (factor: number) => () => move(() => zoomed(factor))
    return { zoomIn: by(step), zoomOut: by(1 / step) }
  }, [move, zoomed])

  const pointAt = (event: PointerEvent): Pointed => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    const [sheetX, sheetY] = sheetPoint(camera, [x, y])
    const mark = (name: string) => (event.target instanceof Element ? event.target.getAttribute(name) : null)
    return { area: hitTest(sheetX, sheetY) ?? mark('data-area'), site: mark('data-site'), x, y }
  }
  const onPointerMove = (event: PointerEvent) => {
    const next = pointAt(event)
    setPointed(next)
    onLight(next.area)
  }
  const leave = () => {
    setPointed(null)
    onLight(null)
  }
  const pressed = useRef<readonly [number, number] | null>(null)
  const onPointerUp = (event: PointerEvent) => {
    const [x, y] = pressed.current ?? [event.clientX, event.clientY]
    pressed.current = null
    const still = Math.hypot(event.clientX - x, event.clientY - y) < 5
    const { area, site, x: left, y: top } = pointAt(event)
    if (still && props.onPlace && event.button === 0) props.onPlace(mercatorPlace(sheetPoint(camera, [left, top])))
    else if (still && area && !site && event.button === 0) onSelect(area)
  }
  const onActive = useCallback(
    (code: string | null) => {
      setActive(code)
      onLight(code)
    },
    [onLight],
  )

  const Names = useNames()
  const viewBox = viewBoxText(camera, box)
  const heavy = !painted && !many && isHeavy(shapes)
  const [sheet, drawn] = useDrawn(camera, heavy)
  const scene = { plate, shapes, projector: mercator, theme, prefix, unit: camera.unit }
  const outlined = [...new Set([...(many ? [] : litCodes), ...(lit ? [lit] : [])])].filter(
    (code) => !selected.includes(code),
  )
  return (
    <>
      <div
        className="stage-pointer"
        data-placing={props.onPlace !== undefined}
        onPointerDown={(event) => {
          pressed.current = [event.clientX, event.clientY]
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={leave}
      >
        {many ? (
          many.Ground && <many.Ground {...{ plate, shapes, theme, camera, box, litCodes }} hit={rasterHit} />
        ) : (
          <svg
            className="stage-map"
            ref={sheet}
            viewBox={viewBoxText(drawn, box)}
            preserveAspectRatio="none"
            aria-hidden="true"
            data-painted={!painted}
            data-heavy={heavy || undefined}
          >
            <Patterns prefix={prefix} theme={theme} unit={camera.unit} />
            <BaseLayer plate={plate} shapes={shapes} theme={theme} prefix={prefix} />
          </svg>
        )}
        <div className="stage-ground" ref={ground} data-painted={painted} aria-hidden="true" />
        <svg className="stage-overlay" viewBox={viewBox} preserveAspectRatio="none" aria-hidden="true">
          {Names ? <Names {...scene} camera={camera} box={box} /> : null}
          <SymbolLayer {...scene} />
          {props.renderOver?.(scene)}
          <FlagLayer {...scene} />
          <OutlineLayer {...scene} codes={outlined} hairline width={1.6} />
          <OutlineLayer {...scene} codes={selected} mine={plate.mine} hairline width={2.4} />
        </svg>
      </div>
      <AreaListbox plate={plate} selected={selected} onActive={onActive} onSelect={onSelect} onZoom={zoom} />
      <Tips {...props} box={box} camera={camera} pointed={pointed} active={active} />
      <p className="stage-hint" data-shown={hint} aria-hidden="true">
        Hold Ctrl or ⌘ and scroll to zoom
      </p>
      {props.children}
    </>
  )
}

/**
 * The interactive map. It starts as SVG; MapLibre takes over the base layer when ready and returns it when its context is lost. Pointer, keyboard and
 * outlines are handled here, independent of the graphics card.
 */
export function Stage(props: StageProps) {
  const [ref, box, frame] = useBox()
  return (
    <div className="stage" ref={ref}>
      {box ? <Loaded {...props} box={box} frame={frame} /> : null}
    </div>
  )
}
