import type { TextMark } from '#exports/picture/svg-marks.ts'
import { textWidth } from '#figures/text-width.ts'

/** Where the letters of some words stand on their sheet. */
export type WordBox = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The box of words from their baseline, without the room above and below their letters. */
export const wordBox = (text: string, left: number, baseline: number, width: number, size: number): WordBox => ({
  text,
  left,
  right: left + width,
  top: baseline - size * 0.68,
  bottom: baseline + size * 0.1,
})

/** Where letters stand, a little narrower than their line, which measures of a table of widths allow for. */
function boxOf({ text, x, y, size, bold, anchor }: TextMark): WordBox {
  const width = textWidth(text, size, bold ? 600 : 400) * 0.94
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return wordBox(text, left, y, width, size)
}

/** Whether a place is within some words or their halo, whichever way they are turned. */
export function isAtWord({ text, x, y, size, bold, anchor, turn }: TextMark, atX: number, atY: number): boolean {
  const angle = (-turn * Math.PI) / 180
  const [dx, dy] = [atX - x, atY - y]
  const [along, below] = [dx * Math.cos(angle) - dy * Math.sin(angle), dx * Math.sin(angle) + dy * Math.cos(angle)]
  const width = textWidth(text, size, bold ? 600 : 400) * 1.03
  const left = { start: 0, middle: -width / 2, end: -width }[anchor]
  const rim = 3
  return along > left - rim && along < left + width + rim && below > -size - rim && below < size * 0.3 + rim
}

/** The lines across a picture that say what its figures are, which are no marks of the sheet. */
export function linesAcross(svg: string): readonly TextMark[] {
  const [, width = '1'] = /<svg[^>]* width="([^"]+)"/.exec(svg) ?? []
  const [, box = '1'] = /viewBox="0 0 (\S+)/.exec(svg) ?? []
  const scale = Number(width) / Number(box)
  const [, fill = '', type = '0'] =
    /fill="([^"]+)" fill-opacity="[^"]+" font-size="([^"]+)"[^>]*data-layer="mark"/.exec(svg) ?? []
  const lines = svg.matchAll(/<text transform="translate\(([-\d.]+),([-\d.]+)\) rotate\(([-\d.]+)\)">([^<]+)/g)
  return [...lines].map(([, x, y, turn, text = '']) => ({
    kind: 'text',
    part: 'mark',
    area: '',
    map: '',
    layer: 'mark',
    text,
    x: Number(x) * scale,
    y: Number(y) * scale,
    turn: Number(turn),
    size: Number(type) * scale,
    bold: true,
    anchor: 'start',
    fill,
  }))
}

const overlap = (a: WordBox, b: WordBox): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5

/** Words that leave their sheet, and words that lie over others. */
export function boxFaults(
  boxes: readonly WordBox[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly string[] {
  const out = boxes
    .filter(({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1)
    .map(({ text }) => `leaves the sheet: ${text}`)
  const over = boxes.flatMap((box, at) =>
    boxes.slice(at + 1).flatMap((other) => (overlap(box, other) ? [`${box.text} | ${other.text}`] : [])),
  )
  return [...out, ...over]
}

/** Words of a drawing that leave their sheet or lie over others; those of a watermark lie over all. */
export const faultsOf = (
  texts: readonly TextMark[],
  sheet: { readonly width: number; readonly height: number },
): readonly string[] =>
  boxFaults(
    texts.filter(({ turn, layer }) => turn === 0 && layer !== 'mark').map((mark) => boxOf(mark)),
    sheet,
  )
