import './stage.css'
import {
  type PointerEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import type { Plate } from '#core/plate/plate.ts'
import { FlagLayer } from '#figures/map/flag-layer.tsx'
import {
  AreaLayer,
  AroundLayer,
  BorderLayer,
  ClassLayer,
  HatchLayer,
  type MapScene,
  OutlineLayer,
  SymbolLayer,
} from '#figures/map/layers.tsx'
import { paintOf } from '#figures/map/paint.ts'
import { Patterns } from '#figures/map/patterns.tsx'
import { mercator, mercatorPlace } from '#figures/map/projection.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { AreaListbox } from './area-listbox.tsx'
import { type Camera, type CameraBox, screenPoint, sheetPoint, viewBoxText, zoomAbout } from './camera.ts'
import { isHeavy } from './heavy.ts'
import { createHitTest, type HitTest } from './hit-test.ts'
import type { Names as NamesOnMap } from './names.tsx'
import { useCamera } from './use-camera.ts'
import { useGestures } from './use-gestures.ts'
import { useMapLibre } from './use-map-libre.ts'
import { whenIdle } from './when-idle.ts'

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

type Pointed = { readonly area: string | null; readonly site: string | null; readonly x: number; readonly y: number }

const step = 1.6

/** With more areas than this, all areas of a colour are one shape: a browser takes seconds for as many separate shapes. */
const fewAreas = 2000

/** Tooltip on whichever side of its point the box has room. */
function Tip({ at, box, children }: { at: readonly [number, number]; box: CameraBox; children: ReactNode }) {
  const [x, y] = at
  const across = x > box.width / 2 ? 'left' : 'right'
  const along = y > box.height / 2 ? 'up' : 'down'
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Set by script: the page's content policy forbids style attributes.
    ref.current?.style.setProperty('left', `${x}px`)
    ref.current?.style.setProperty('top', `${y}px`)
  }, [x, y])
  return (
    <div className={`stage-tip ${across} ${along}`} ref={ref}>
      {children}
    </div>
  )
}

function useBox(): readonly [Ref<HTMLDivElement>, CameraBox | null, { readonly current: HTMLDivElement | null }] {
  const ref = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<CameraBox | null>(null)
  useLayoutEffect(() => {
    const own = ref.current
    if (!own) return
    const measure = () => {
      const [width, height] = [own.clientWidth, own.clientHeight]
      if (width > 0 && height > 0)
        setBox((known) => (known?.width === width && known.height === height ? known : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(own)
    return () => observer.disconnect()
  }, [])
  return [ref, box, ref]
}

function Loaded({
  box,
  frame,
  ...props
}: StageProps & { box: CameraBox; frame: { readonly current: HTMLDivElement | null } }) {
  const { plate, shapes, theme, selected, lit, litCodes, bounds, onLight, onSelect, onBounds } = props
  const prefix = useId().replace(/[^\w-]/g, '')
  const control = useCamera(bounds, box, onBounds)
  const { camera, move, glide } = control
  const hint = useGestures(frame, box, control)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const hitTest = useHitTest(shapes, plate)
  const ground = useRef<HTMLDivElement>(null)
  const painted = useMapLibre({ container: ground, plate, shapes, theme, camera, box })

  const zoom = useCallback(
    (factor: number) => glide(zoomAbout(camera, box, [box.width / 2, box.height / 2], factor)),
    [glide, camera, box],
  )
  const zoomAndTell = useCallback(
    (factor: number) => {
      const next = zoomAbout(camera, box, [box.width / 2, box.height / 2], factor)
      move(() => next)
    },
    [move, camera, box],
  )
  useImperativeHandle(props.ref, () => ({ zoomIn: () => zoomAndTell(step), zoomOut: () => zoomAndTell(1 / step) }), [
    zoomAndTell,
  ])

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
  const heavy = !painted && isHeavy(shapes)
  const [sheet, drawn] = useDrawn(camera, heavy)
  const scene = { plate, shapes, projector: mercator, theme, prefix, unit: camera.unit }
  const outlined = [...new Set([...litCodes, ...(lit ? [lit] : [])])].filter((code) => !selected.includes(code))
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
          <Ground plate={plate} shapes={shapes} theme={theme} prefix={prefix} />
        </svg>
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

/** The layer of names, which the first map does not wait for. Without a network the map stays without names. */
function useNames(): typeof NamesOnMap | null {
  const [names, setNames] = useState<typeof NamesOnMap | null>(null)
  useEffect(
    () =>
      whenIdle(() => {
        import('./names.tsx').then(
          ({ Names }) => setNames(() => Names),
          () => {},
        )
      }),
    [],
  )
  return names
}

const restMs = 250

/**
 * The camera for which the base layer is drawn. Heavy shapes are moved and scaled as last drawn, and redrawn when the movement rests.
 * @returns the ref of the moved element, and the camera
 */
function useDrawn(camera: Camera, heavy: boolean): readonly [Ref<SVGSVGElement>, Camera] {
  const sheet = useRef<SVGSVGElement>(null)
  const [rested, setRested] = useState(camera)
  useEffect(() => {
    const timer = setTimeout(() => setRested(camera), restMs)
    return () => clearTimeout(timer)
  }, [camera])
  const drawn = heavy ? rested : camera
  useLayoutEffect(() => {
    const style = sheet.current?.style
    if (drawn === camera) style?.removeProperty('transform')
    else {
      const [x, y] = screenPoint(camera, [drawn.x, drawn.y])
      style?.setProperty('transform', `translate(${x}px, ${y}px) scale(${drawn.unit / camera.unit})`)
    }
  }, [drawn, camera])
  return [sheet, drawn]
}

/** Builds the hit test when the page is idle, or at the first movement over the map. */
function useHitTest(shapes: MapShapes, { areas }: Plate): HitTest {
  const prepared = useMemo(() => {
    let own: HitTest | null = null
    return () => {
      own ??= createHitTest(shapes)
      return own
    }
  }, [shapes])
  const shown = useMemo(
    () => new Set(areas.flatMap(({ area, coveredBy }) => (coveredBy === null ? [area.code] : []))),
    [areas],
  )
  useEffect(() => whenIdle(prepared), [prepared])
  return useCallback((x, y) => prepared()(x, y, (code) => shown.has(code)), [prepared, shown])
}

/** Everything that does not change with the camera; rendered again only when figures or theme change. */
function Ground({ plate, shapes, theme, prefix }: Pick<StageProps, 'plate' | 'shapes' | 'theme'> & { prefix: string }) {
  return useMemo(() => {
    const scene = { plate, shapes, projector: mercator, theme, prefix, unit: 1 }
    return (
      <>
        <AroundLayer {...scene} />
        {plate.areas.length > fewAreas ? <ClassLayer {...scene} /> : <AreaLayer {...scene} />}
        <HatchLayer {...scene} />
        <BorderLayer {...scene} hairline paints={paintOf(plate, theme)} />
      </>
    )
  }, [plate, shapes, theme, prefix])
}

/** Tooltip at the pointer, or at the focused area. */
function Tips({
  plate,
  box,
  camera,
  pointed,
  active,
  renderTip,
  renderSiteTip,
}: StageProps & { box: CameraBox; camera: Camera; pointed: Pointed | null; active: string | null }) {
  if (pointed?.site)
    return (
      <Tip at={[pointed.x, pointed.y]} box={box}>
        {renderSiteTip(pointed.site)}
      </Tip>
    )
  if (pointed?.area)
    return (
      <Tip at={[pointed.x, pointed.y]} box={box}>
        {renderTip(pointed.area)}
      </Tip>
    )
  const centroid = plate.areas.find(({ area }) => area.code === active)?.area.centroid
  if (!active || !centroid || pointed) return null
  return (
    <Tip at={screenPoint(camera, mercator.point(centroid))} box={box}>
      {renderTip(active)}
    </Tip>
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
