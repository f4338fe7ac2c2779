import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { type Camera, type CameraBox, screenPoint } from '../camera.ts'
import type { HitTest } from '../hit-test.ts'
import { hiddenNumbers, lookOf, pixelOf, type RasterLook } from './look.ts'
import { shapeNumbers } from './outlines.ts'
import { type Lit, paintPixels } from './paint-pixels.ts'
import { type ShownRaster, useRaster } from './use-raster.ts'

/** Reads the area at a point of the Mercator world from the raster on the screen. Outside of it there is none yet. */
export function rasterHit(
  { raster: { frame, index } }: Pick<ShownRaster, 'raster'>,
  codes: readonly string[],
): HitTest {
  return (x, y) => {
    const [column, row] = [Math.floor((x - frame.x) / frame.unit), Math.floor((y - frame.y) / frame.unit)]
    if (column < 0 || row < 0 || column >= frame.width || row >= frame.height) return null
    const number = index[row * frame.width + column] ?? 0
    return codes[number - shapeNumbers.firstArea] ?? null
  }
}

const nobody: HitTest = () => null

/** Paints a raster on a canvas of its size. @param kept the last picture of the canvas, whose memory the next one of its size takes */
function show(
  canvas: HTMLCanvasElement,
  { raster, sides, box }: ShownRaster,
  look: RasterLook,
  lit: Lit | null,
  kept: RefObject<ImageData | null>,
): void {
  const { width, height } = raster.frame
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  canvas.style.setProperty('width', `${box.width}px`)
  canvas.style.setProperty('height', `${box.height}px`)
  const last = kept.current
  const image = last?.width === width && last.height === height ? last : new ImageData(width, height)
  kept.current = image
  paintPixels(raster, sides, look, lit, image.data)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}

export type ManyGroundProps = {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly camera: Camera
  readonly box: CameraBox
  /** Areas that are outlined together, such as those of a class in the legend. */
  readonly litCodes: readonly string[]
  /** Told how to find the area at a point. */
  readonly hit: RefObject<HitTest>
}

function litOf({ shapes, theme, litCodes }: Pick<ManyGroundProps, 'shapes' | 'theme' | 'litCodes'>): Lit | null {
  if (litCodes.length === 0) return null
  const wanted = new Set(litCodes)
  const numbers = new Uint8Array(shapeNumbers.firstArea + shapes.areas.size)
  let number: number = shapeNumbers.firstArea
  for (const code of shapes.areas.keys()) {
    if (wanted.has(code)) numbers[number] = 1
    number += 1
  }
  return { numbers, ink: pixelOf(theme.accent) }
}

/** The same plate for as long as its areas are drawn alike: one that is only moved brings a plate of the same areas. */
function useDrawnAlike(plate: Plate): Plate {
  const kept = useRef(plate)
  const same = (['areas', 'breaks', 'ramp', 'overlay'] as const).every((part) => plate[part] === kept.current[part])
  if (!same) kept.current = plate
  return kept.current
}

/**
 * The base layer of a map of thousands of areas: a canvas whose pixels are coloured from the number of the area at each. Its cost is that of its pixels,
 * however many areas there are. Colours change in the render that changes the figures; a movement shifts the canvas until it rests.
 */
export function ManyGround({ plate: given, shapes, theme, camera, box, litCodes, hit }: ManyGroundProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const image = useRef<ImageData>(null)
  const plate = useDrawnAlike(given)
  const hiddenText = useMemo(() => hiddenNumbers(plate, shapes).join(), [plate, shapes])
  const hidden = useMemo(() => hiddenText.split(',').filter(Boolean).map(Number), [hiddenText])
  const shown = useRaster(shapes, { camera, box, hidden })
  const look = useMemo(() => lookOf(plate, shapes, theme), [plate, shapes, theme])
  const lit = useMemo(() => litOf({ shapes, theme, litCodes }), [shapes, theme, litCodes])
  const codes = useMemo(() => [...shapes.areas.keys()], [shapes])
  useLayoutEffect(() => {
    if (shown && canvas.current) show(canvas.current, shown, look, lit, image)
  }, [shown, look, lit])
  useLayoutEffect(() => {
    const style = canvas.current?.style
    if (!shown || !style) return
    const [x, y] = screenPoint(camera, [shown.camera.x, shown.camera.y])
    const scale = shown.camera.unit / camera.unit
    if (shown.camera === camera) style.removeProperty('transform')
    else style.setProperty('transform', `translate(${x}px, ${y}px) scale(${scale})`)
  }, [shown, camera])
  useEffect(() => {
    hit.current = shown ? rasterHit(shown, codes) : nobody
    return () => {
      hit.current = nobody
    }
  }, [hit, shown, codes])
  return <canvas className="stage-many" ref={canvas} data-drawn={shown !== null} />
}
