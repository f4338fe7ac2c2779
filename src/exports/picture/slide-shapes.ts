import { textWidth } from '#figures/text-width.ts'
import { escapeMarkup } from '#formats/escape.ts'
import { type ClipBox, clipLines, clipRings } from './clip-rings.ts'
import type { EllipseMark, ShapeMark, SheetMark, SheetRing, TextMark } from './svg-marks.ts'

/** Draws the marks of a figure as shapes of a slide (ISO/IEC 29500-1, DrawingML), each with a name that says what it is. */

/** What an area is called, and its figure in words. */
export type AreaWords = { readonly name: string; readonly text: string }

/** Names an area, or a part of a figure; on one of several maps together with that. */
export const keyOnMap = (code: string, map = ''): string => (map === '' ? code : `${map}!${code}`)

/** English Metric Units in a unit of the sheet: 914,400 an inch. */
const emu = 9525
/** Units of paths, in EMU: a twentieth of a point. */
const pathUnit = 635

const round = (units: number): number => Math.round(units * emu)
const hex = (colour: string): string => colour.replace('#', '').toUpperCase().padEnd(6, '0').slice(0, 6)
const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text)

/** Patterns of absences and hatching by what PowerPoint has for them. */
const patternPresets: Readonly<Record<string, string>> = {
  'not-published': 'ltUpDiag',
  suppressed: 'openDmnd',
  'not-collected': 'pct20',
  'not-applicable': 'ltHorz',
  second: 'ltDnDiag',
  third: 'wdDnDiag',
}

type Ground = { readonly land: string; readonly hatch: string }

function fillOf(fill: string, opacity: number, { land, hatch }: Ground): string {
  if (isColour(fill)) {
    const alpha = opacity < 1 ? `<a:alpha val="${Math.round(opacity * 100_000)}"/>` : ''
    return `<a:solidFill><a:srgbClr val="${hex(fill)}">${alpha}</a:srgbClr></a:solidFill>`
  }
  const [, name = ''] = /-((?:not-[a-z]+|suppressed|second|third))(?:-[a-z]+)?\)$/.exec(fill) ?? []
  const preset = patternPresets[name]
  if (!preset) return '<a:noFill/>'
  const over = name === 'second' || name === 'third'
  const ink = over ? (fill.endsWith('light)') ? '#ffffff' : '#000000') : hatch
  const back = over ? `<a:srgbClr val="${hex(land)}"><a:alpha val="0"/></a:srgbClr>` : `<a:srgbClr val="${hex(land)}"/>`
  return `<a:pattFill prst="${preset}"><a:fgClr><a:srgbClr val="${hex(ink)}"/></a:fgClr><a:bgClr>${back}</a:bgClr></a:pattFill>`
}

const lineOf = ({ stroke, strokeWidth, dashed }: Pick<ShapeMark, 'stroke' | 'strokeWidth' | 'dashed'>): string =>
  isColour(stroke)
    ? `<a:ln w="${round(strokeWidth)}"><a:solidFill><a:srgbClr val="${hex(stroke)}"/></a:solidFill>${dashed ? '<a:prstDash val="sysDash"/>' : ''}<a:round/></a:ln>`
    : '<a:ln><a:noFill/></a:ln>'

type Named = { readonly id: number; readonly name: string; readonly words: string }

const head = ({ id, name, words }: Named, box = ''): string =>
  `<p:nvSpPr><p:cNvPr id="${id}" name="${escapeMarkup(name)}"${words ? ` descr="${escapeMarkup(words)}"` : ''}/><p:cNvSpPr${box}/><p:nvPr/></p:nvSpPr>`

const frame = (x: number, y: number, width: number, height: number, turn = 0): string =>
  `<a:xfrm${turn === 0 ? '' : ` rot="${Math.round((((turn % 360) + 360) % 360) * 60_000)}"`}><a:off x="${round(x)}" y="${round(y)}"/><a:ext cx="${Math.max(1, round(width))}" cy="${Math.max(1, round(height))}"/></a:xfrm>`

/** Path data within a bounding box; points that fall on the one before are left out. */
function pathOf(rings: readonly SheetRing[], left: number, top: number): string {
  const place = (value: number, from: number) => Math.round(((value - from) * emu) / pathUnit)
  return rings
    .map(({ points, closed }) => {
      const placed = points.map(([x, y]) => [place(x, left), place(y, top)] as const)
      const kept = placed.filter(([x, y], at) => at === 0 || x !== placed[at - 1]?.[0] || y !== placed[at - 1]?.[1])
      const point = ([x, y]: readonly [number, number]) => `<a:pt x="${x}" y="${y}"/>`
      const [first, ...rest] = kept
      if (!first || rest.length === 0) return ''
      const lines = rest.map((one) => `<a:lnTo>${point(one)}</a:lnTo>`).join('')
      return `<a:moveTo>${point(first)}</a:moveTo>${lines}${closed ? '<a:close/>' : ''}`
    })
    .join('')
}

function shapeXml(mark: ShapeMark, named: Named, ground: Ground): string {
  const points = mark.rings.flatMap(({ points: own }) => own)
  if (points.length < 2) return ''
  const [left, top, right, bottom] = points.reduce(
    ([l, t, r, b], [x, y]) => [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)] as const,
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  )
  const size = (length: number) => Math.max(1, Math.round((length * emu) / pathUnit))
  const path = pathOf(mark.rings, left, top)
  if (path === '') return ''
  const geometry = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${size(right - left)}" h="${size(bottom - top)}">${path}</a:path></a:pathLst></a:custGeom>`
  const fill = mark.rings.some(({ closed }) => closed) ? fillOf(mark.fill, mark.opacity, ground) : '<a:noFill/>'
  return `<p:sp>${head(named)}<p:spPr>${frame(left, top, right - left, bottom - top)}${geometry}${fill}${lineOf(mark)}</p:spPr></p:sp>`
}

const ellipseXml = (mark: EllipseMark, named: Named, ground: Ground): string =>
  `<p:sp>${head(named)}<p:spPr>${frame(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>${fillOf(mark.fill, mark.opacity, ground)}${lineOf(mark)}</p:spPr></p:sp>`

/** A line of words in a box as wide as it is in the figure. It does not wrap, so that it stands where the figure has it in a wider typeface too. */
function textXml({ text, x, y, turn, size, bold, anchor, fill }: TextMark, named: Named): string {
  const width = textWidth(text, size, bold ? 600 : 400)
  const from = anchor === 'start' ? 0 : anchor === 'end' ? -width : -width / 2
  // A box turns about its middle, a line of the figure about its own start.
  const [across, down] = [from + width / 2, size * (0.6 - 0.93)]
  const [sine, cosine] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  const [left, top] = [x + across * cosine - down * sine - width / 2, y + across * sine + down * cosine - size * 0.6]
  const align = { start: 'l', middle: 'ctr', end: 'r' }[anchor]
  const colour = isColour(fill) ? hex(fill) : '000000'
  const run = `<a:rPr lang="en-GB" sz="${Math.round(size * 75)}"${bold ? ' b="1"' : ''}><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:rPr>`
  const body = `<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>`
  return `<p:sp>${head(named, ' txBox="1"')}<p:spPr>${frame(left, top, width, size * 1.2, turn)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>${body}<a:p><a:pPr algn="${align}"/><a:r>${run}<a:t>${escapeMarkup(text)}</a:t></a:r></a:p></p:txBody></p:sp>`
}

/** Names of the groups by parts of the figure, in the order of drawing. */
const groups: Readonly<Record<string, string>> = {
  map: 'Map',
  'inset-london': 'London',
  'inset-shetland': 'Orkney and Shetland',
  legend: 'Key',
  crossed: 'Key',
  labels: 'Labels',
  ranking: 'Ranking',
  drawing: 'Figure',
  subtitle: 'Subtitle',
  marks: 'Marks',
  foot: 'Source',
  qr: 'QR code',
}

const layerNames: Readonly<Record<string, string>> = {
  around: 'Neighbours',
  land: 'Land',
  coast: 'Coast',
  borders: 'Borders',
  names: 'Name',
  scale: 'Scale bar',
  sites: 'Site',
  symbols: 'Circle',
}

/** A part of the figure; of several maps each is one. */
const groupOf = ({ part, map }: SheetMark): string => keyOnMap(part, map)

const isInset = ({ part }: SheetMark): boolean => part.startsWith('inset-')

/** What a shape is called: an area by its name, words by themselves, the rest by its layer or part. */
function namedAs(mark: SheetMark, id: number, areas: ReadonlyMap<string, AreaWords>): Named {
  const area = mark.layer === 'areas' ? areas.get(keyOnMap(mark.area, mark.map)) : undefined
  // An inset shows areas again, which are counted once.
  if (area) return { id, name: isInset(mark) ? `${area.name} (inset)` : area.name, words: area.text }
  if (mark.kind === 'text') return { id, name: mark.text, words: '' }
  return { id, name: `${layerNames[mark.layer] ?? groups[mark.part] ?? 'Shape'} ${id}`, words: '' }
}

export type SlideSize = { readonly width: number; readonly height: number }

/**
 * The shapes of a figure as the children of a slide's tree, grouped by part.
 * @param marks of the figure's sheet, without what the slide has as placeholders
 * @param first id of the first shape; ids are unique on a slide
 */
export function slideShapes(
  marks: readonly SheetMark[],
  areas: ReadonlyMap<string, AreaWords>,
  { land, hatch, first, size }: Ground & { readonly first: number; readonly size: SlideSize },
): string {
  let id = first
  const boxes = new Map(
    [...new Set(marks.map(groupOf))].flatMap((group) => {
      const ground = marks.find((mark) => groupOf(mark) === group && mark.layer === '' && mark.kind === 'shape')
      return ground?.kind === 'shape' ? [[group, boxOf(ground)] as const] : []
    }),
  )
  const draw = (mark: SheetMark, box: ClipBox | null): string => {
    const named = namedAs(mark, id, areas)
    id += 1
    if (mark.kind === 'text') return textXml(mark, named)
    const isMap = mark.part === 'map' || isInset(mark)
    if (mark.kind === 'ellipse')
      return box && isMap && !holds(box, [mark.x, mark.y]) ? '' : ellipseXml(mark, named, { land, hatch })
    const isCut = box && !alone.has(mark.layer) && isMap && beyond(mark, box)
    return shapeXml(isCut ? within(mark, box) : mark, named, { land, hatch })
  }
  const runs: { readonly group: string; readonly part: string; readonly marks: SheetMark[] }[] = []
  for (const mark of marks) {
    const last = runs[runs.length - 1]
    const group = groupOf(mark)
    if (last?.group === group) last.marks.push(mark)
    else runs.push({ group, part: mark.part, marks: [mark] })
  }
  return runs
    .map((run) => {
      const own = { id: id++, name: groups[run.part] ?? 'Figure' }
      const whole = `<a:off x="0" y="0"/><a:ext cx="${round(size.width)}" cy="${round(size.height)}"/><a:chOff x="0" y="0"/><a:chExt cx="${round(size.width)}" cy="${round(size.height)}"/>`
      const inner = run.marks.map((mark) => draw(mark, boxes.get(run.group) ?? null)).join('')
      return inner === ''
        ? ''
        : `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${own.id}" name="${own.name}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${whole}</a:xfrm></p:grpSpPr>${inner}</p:grpSp>`
    })
    .join('')
}

function boxOf({ rings }: ShapeMark): ClipBox {
  const points = rings.flatMap(({ points: own }) => own)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

const beyond = ({ rings }: ShapeMark, { left, top, right, bottom }: ClipBox): boolean =>
  rings.some(({ points }) => points.some(([x, y]) => x < left || x > right || y < top || y > bottom))

/** Marks that are drawn whole: the ground itself, the frames of insets. */
const alone: ReadonlySet<string> = new Set(['', 'inset-of', 'inset-frame'])

const holds = ({ left, top, right, bottom }: ClipBox, [x, y]: readonly [number, number]): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

/** The part of a mark within a box: areas end along its edge, lines and outlines at it. */
function within(mark: ShapeMark, box: ClipBox): ShapeMark {
  if (mark.fill === 'none') return { ...mark, rings: clipLines(mark.rings, box) }
  const of = (closed: boolean) => mark.rings.filter((ring) => ring.closed === closed)
  return { ...mark, rings: [...clipRings(of(true), box), ...clipLines(of(false), box)] }
}
