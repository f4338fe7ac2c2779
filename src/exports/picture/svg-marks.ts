/** Reads back what a figure drew, as flat marks in the units of its sheet, for formats that draw with shapes of their own. */

type Attributes = Readonly<Record<string, string>>

/** Where a point of a group lands on the sheet: moved, scaled, and turned clockwise by degrees. */
type Place = { readonly x: number; readonly y: number; readonly scale: number; readonly turn: number }

/** Points of a line or outline, and whether it is closed. */
export type SheetRing = { readonly points: readonly (readonly [x: number, y: number])[]; readonly closed: boolean }

type Paint = {
  readonly fill: string
  /** 0 to 1 */
  readonly opacity: number
  readonly stroke: string
  readonly strokeWidth: number
  readonly dashed: boolean
}

type Common = {
  /** Part of the sheet that it belongs to: "map", "legend"… */
  readonly part: string
  readonly layer: string
  /** Code of the area that it shows, or empty. */
  readonly area: string
  /** Of several maps the one that it is of, or empty. */
  readonly map: string
}

/** An outline or a line. */
export type ShapeMark = Common & Paint & { readonly kind: 'shape'; readonly rings: readonly SheetRing[] }

export type EllipseMark = Common &
  Paint & { readonly kind: 'ellipse'; readonly x: number; readonly y: number; readonly r: number }

export type TextMark = Common & {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  /** Baseline. */
  readonly y: number
  /** Degrees, clockwise about the start of the line. */
  readonly turn: number
  readonly size: number
  readonly bold: boolean
  readonly anchor: 'start' | 'middle' | 'end'
  readonly fill: string
}

export type SheetMark = ShapeMark | EllipseMark | TextMark

const inherited = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'text-anchor',
  'fill-opacity',
] as const
/** Elements that draw nothing themselves: definitions, text for screen readers, clip paths, patterns. */
const unread = /^(?:defs|title|desc|metadata|style|clipPath|pattern)$/

const attributesOf = (text: string): Attributes =>
  Object.fromEntries([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
}
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (one) => entities[one] ?? one)

/** A point of a group on the sheet. */
function pointAt({ x, y, scale, turn }: Place, across: number, down: number): readonly [x: number, y: number] {
  const [sine, cosine] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  return [x + (across * cosine - down * sine) * scale, y + (across * sine + down * cosine) * scale]
}

const shifted = (place: Place, across: number, down: number): Place => {
  const [x, y] = pointAt(place, across, down)
  return { ...place, x, y }
}

function moved(place: Place, transform = ''): Place {
  let at = place
  for (const [, kind, list = ''] of transform.matchAll(/(translate|scale|rotate)\(([^)]*)\)/g)) {
    const [first = 0, second = 0, third = 0] = list.trim().split(/[ ,]+/).map(Number)
    if (kind === 'translate') at = shifted(at, first, second)
    else if (kind === 'scale') at = { ...at, scale: at.scale * first }
    else at = shifted({ ...shifted(at, second, third), turn: at.turn + first }, -second, -third)
  }
  return at
}

const steps: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0 }

type Point = readonly [x: number, y: number]

/** Degrees of a circle that one line stands for. */
const arcStep = 15

/** Points of an arc of a circle after its start, as in SVG 2, implementation notes B.2.4; a radius that is too short is made to reach. */
function arcPoints([x0, y0]: Point, [x1, y1]: Point, radius: number, large: boolean, sweep: boolean): readonly Point[] {
  const half = Math.hypot(x1 - x0, y1 - y0) / 2
  if (half === 0 || radius === 0) return [[x1, y1]]
  const r = Math.max(radius, half)
  const away = (Math.sqrt(r * r - half * half) * (large === sweep ? -1 : 1)) / (2 * half)
  const [cx, cy] = [(x0 + x1) / 2 - away * (y1 - y0), (y0 + y1) / 2 + away * (x1 - x0)]
  const [from, to] = [Math.atan2(y0 - cy, x0 - cx), Math.atan2(y1 - cy, x1 - cx)]
  const turn = 2 * Math.PI
  const angle = sweep ? (((to - from) % turn) + turn) % turn : -((((from - to) % turn) + turn) % turn)
  const count = Math.max(1, Math.ceil(Math.abs(angle) / ((arcStep * Math.PI) / 180)))
  return Array.from({ length: count }, (_, at): Point => {
    const here = from + (angle * (at + 1)) / count
    return at + 1 === count ? [x1, y1] : [cx + r * Math.cos(here), cy + r * Math.sin(here)]
  })
}

/** Rings of path data, in the units of the sheet. Arcs of circles become short lines; other curves lines to their ends, of which maps and axes have none that matter. */
function ringsOf(data: string, place: Place): readonly SheetRing[] {
  const rings: { points: (readonly [number, number])[]; closed: boolean }[] = []
  let [x, y] = [0, 0]
  const add = () => rings[rings.length - 1]?.points.push(pointAt(place, x, y))
  for (const [, letter = 'L', rest = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const command = letter.toUpperCase()
    const count = steps[command] ?? 2
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g)].map(Number)
    if (command === 'Z') {
      const last = rings[rings.length - 1]
      if (last) last.closed = true
      continue
    }
    for (let at = 0; at + count <= numbers.length; at += count) {
      const base = letter === command ? [0, 0] : [x, y]
      const end = numbers.slice(at, at + count)
      if (command === 'A') {
        const to: Point = [(base[0] ?? 0) + (end[5] ?? 0), (base[1] ?? 0) + (end[6] ?? 0)]
        const between = arcPoints([x, y], to, end[0] ?? 0, end[3] === 1, end[4] === 1)
        for (const [px, py] of between) {
          x = px
          y = py
          add()
        }
        continue
      }
      if (command === 'H') x = (base[0] ?? 0) + (end[0] ?? 0)
      else if (command === 'V') y = (base[1] ?? 0) + (end[0] ?? 0)
      else [x, y] = [(base[0] ?? 0) + (end[count - 2] ?? 0), (base[1] ?? 0) + (end[count - 1] ?? 0)]
      if (command === 'M' && at === 0) rings.push({ points: [], closed: false })
      add()
    }
  }
  return rings.filter(({ points }) => points.length > 1)
}

type Level = { readonly name: string; readonly own: Attributes; readonly place: Place; readonly skipped: boolean }

const numberIn = (own: Attributes, key: string): number => Number(own[key] ?? 0) || 0

function paintOf(own: Attributes, scale: number): Paint {
  return {
    fill: own.fill ?? '#000000',
    opacity: Number(own['fill-opacity'] ?? 1),
    stroke: own.stroke ?? 'none',
    strokeWidth: Number(own['stroke-width'] ?? 1) * scale,
    dashed: own['stroke-dasharray'] !== undefined,
  }
}

const commonOf = (own: Attributes): Common => ({
  part: own['data-part'] ?? '',
  layer: own['data-layer'] ?? '',
  area: own['data-area'] ?? '',
  map: own['data-map'] ?? '',
})

/** The mark of one element; null for one that draws nothing. */
function markOf(name: string, own: Attributes, place: Place): ShapeMark | EllipseMark | null {
  const common = commonOf(own)
  const paint = paintOf(own, place.scale)
  if (paint.fill === 'none' && paint.stroke === 'none') return null
  const point = (x: number, y: number) => pointAt(place, x, y)
  if (name === 'circle') {
    const [x, y] = point(numberIn(own, 'cx'), numberIn(own, 'cy'))
    return { ...common, ...paint, kind: 'ellipse', x, y, r: numberIn(own, 'r') * place.scale }
  }
  if (name === 'path') return { ...common, ...paint, kind: 'shape', rings: ringsOf(own.d ?? '', place) }
  if (name === 'line') {
    const points = [point(numberIn(own, 'x1'), numberIn(own, 'y1')), point(numberIn(own, 'x2'), numberIn(own, 'y2'))]
    return { ...common, ...paint, kind: 'shape', rings: [{ points, closed: false }] }
  }
  if (name !== 'rect') return null
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => numberIn(own, key)) as [
    number,
    number,
    number,
    number,
  ]
  const points = [point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height)]
  return { ...common, ...paint, kind: 'shape', rings: [{ points, closed: true }] }
}

function textOf(own: Attributes, place: Place, text: string): TextMark | null {
  const words = plain(text.replace(/<!--.*?-->/g, '').replace(/<[^>]*>/g, ''))
  if (words.trim() === '' || 'data-halo' in own) return null
  const anchor = own['text-anchor']
  const at = (axis: 'x' | 'y') => numberIn(own, axis) + numberIn(own, `d${axis}`)
  const [x, y] = pointAt(place, at('x'), at('y'))
  return {
    kind: 'text',
    ...commonOf(own),
    text: words,
    x,
    y,
    turn: place.turn,
    size: Number(own['font-size'] ?? 12) * place.scale,
    bold: Number(own['font-weight'] ?? 400) > 550,
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    fill: own.fill ?? '#000000',
  }
}

/** What an element has from those around it: its paint and type, and the part, layer and area that they belong to. */
function within(above: Attributes, own: Attributes): Attributes {
  const kept = [...inherited, 'data-part', 'data-layer', 'data-area', 'data-map', 'data-rank'] as const
  const from = Object.fromEntries(kept.flatMap((key) => (above[key] === undefined ? [] : [[key, above[key]]])))
  return { ...from, ...own }
}

/** The marks of a figure from below to above, in the units of its sheet (1/96 inch). */
export function readSvgMarks(svg: string): readonly SheetMark[] {
  const [root = ''] = /<svg[^>]*>/.exec(svg) ?? []
  const { width = '1', viewBox = '0 0 1 1' } = attributesOf(root)
  const scale = Number(width) / Number(viewBox.split(' ')[2] ?? 1)
  const marks: SheetMark[] = []
  const levels: Level[] = [{ name: 'svg', own: {}, place: { x: 0, y: 0, scale, turn: 0 }, skipped: false }]
  let text: { readonly own: Attributes; readonly place: Place; words: string } | null = null
  const body = svg.slice(svg.indexOf(root) + root.length)
  for (const [, closing, name = '', rest = '', alone, words = ''] of body.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    const level = levels[levels.length - 1]
    if (!level) break
    if (closing) {
      if (name === 'text' && text) {
        const mark = textOf(text.own, text.place, text.words)
        if (mark) marks.push(mark)
        text = null
      } else if (name === 'tspan' && text) text.words += words
      if (name !== 'tspan') levels.pop()
      continue
    }
    if (name === 'tspan') {
      if (text) text.words += words
      continue
    }
    const own = within(level.own, attributesOf(rest))
    const place = moved(level.place, own.transform)
    const skipped = level.skipped || unread.test(name) || own['data-layer'] === 'mark'
    if (!skipped && name === 'text') text = { own, place, words }
    else if (!skipped) {
      const mark = markOf(name, own, place)
      if (mark) marks.push(mark)
    }
    if (!alone) levels.push({ name, own: { ...own, transform: '' }, place, skipped })
  }
  return marks
}
