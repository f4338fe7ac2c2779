import { highlight, type Measure, type Place, type Scene } from './load.ts'
import type { Subject } from './subject.ts'

const element = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

export const mapBox = (): HTMLElement => element<HTMLElement>('#map')

/** Title, menu and tip: the same on every reference page. */
export function startPage(
  scene: Scene,
  show: (measure: Measure) => void,
): { readonly tip: (place: Place | null) => void } {
  let now = scene.first
  const present = (measure: Measure) => {
    now = measure
    element('h1').textContent = measure.name
    show(measure)
  }
  present(scene.first)
  let second: Measure | null = null
  setTimeout(async () => {
    second = await scene.second()
  }, 300)
  element<HTMLSelectElement>('select').addEventListener('change', ({ target }) => {
    const asked = (target as HTMLSelectElement).value
    if (asked === 'first') present(scene.first)
    else if (second) present(second)
  })
  const tip = element<HTMLElement>('#tip')
  return {
    tip: (place) => {
      tip.textContent = place ? `${place.name}: ${now.values.get(place.code)?.toFixed(2) ?? 'no figure'}` : ''
    },
  }
}

/** Converts a point of the map's box to one of the window. */
export function inWindow(x: number, y: number): readonly [number, number] {
  const { left, top } = mapBox().getBoundingClientRect()
  return [left + x, top + y]
}

/** "#rrggbb" of the bytes of a pixel. */
export const hexOf = (bytes: ArrayLike<number>): string =>
  `#${[0, 1, 2].map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0')).join('')}`

const channelsOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
const highlightChannels = channelsOf(highlight)
/** Whether a pixel is highlighted: of an area of a few pixels even the middle is mixed with its border. */
const isHighlight = (bytes: ArrayLike<number>): boolean =>
  highlightChannels.every((channel, at) => Math.abs(channel - (bytes[at] ?? 0)) <= 60)

/** Whether a highlight is near a point of a picture that WebGL has just drawn: thinned shapes of a few pixels may lie beside their middle. */
export function isLitNear(gl: WebGL2RenderingContext, [x, y]: readonly [number, number], ratio: number): boolean {
  const [reach, size] = [6, 13]
  const bytes = new Uint8Array(4 * size * size)
  const [left, bottom] = [Math.round(x * ratio) - reach, Math.round(gl.drawingBufferHeight - y * ratio) - reach]
  gl.readPixels(left, bottom, size, size, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
  for (let at = 0; at < bytes.length; at += 4) if (isHighlight(bytes.subarray(at, at + 3))) return true
  return false
}

/** Reads a page that draws on a canvas of two dimensions: its colours where the areas are, and the highlight on the outline of one. */
export function canvasReading(
  { largest }: Scene,
  pixelOf: (code: string) => readonly [number, number],
  canvasOf: () => HTMLCanvasElement | null,
): Pick<Subject, 'picture' | 'isLit'> {
  const bytesAround = (code: string, reach: number): Uint8ClampedArray | null => {
    const canvas = canvasOf()
    const pen = canvas?.getContext('2d')
    if (!canvas || !pen) return null
    const [left, top] = inWindow(...pixelOf(code))
    const box = canvas.getBoundingClientRect()
    const [x, y] = [((left - box.left) * canvas.width) / box.width, ((top - box.top) * canvas.height) / box.height].map(
      Math.round,
    ) as [number, number]
    return pen.getImageData(x - reach, y - reach, 2 * reach + 1, 2 * reach + 1).data
  }
  return {
    picture: () => {
      const seen = largest.map((code) => {
        const bytes = bytesAround(code, 0)
        return bytes?.[3] ? hexOf(bytes) : null
      })
      return seen.includes(null) ? null : seen.join()
    },
    isLit: (code) => {
      const bytes = bytesAround(code, 12) ?? []
      for (let at = 0; at < bytes.length; at += 4) if (isHighlight(bytes.slice(at, at + 3))) return true
      return false
    },
  }
}
