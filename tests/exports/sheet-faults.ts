import type { TextMark } from '#exports/picture/svg-marks.ts'
import { textWidth } from '#figures/text-width.ts'

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Where letters stand, a little narrower and lower than their line, which measures of a table of widths allow for. */
function boxOf({ text, x, y, size, bold, anchor }: TextMark): Box {
  const width = textWidth(text, size, bold ? 600 : 400) * 0.94
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size * 0.68, bottom: y + size * 0.1 }
}

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5

/** Words that leave their sheet, and words that lie over others. */
export function faultsOf(
  texts: readonly TextMark[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly string[] {
  const boxes = texts
    .filter(({ turn, layer }) => turn === 0 && layer !== 'mark')
    .map((mark) => ({ mark, box: boxOf(mark) }))
  const out = boxes
    .filter(({ box }) => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1)
    .map(({ mark }) => `leaves the sheet: ${mark.text}`)
  const over = boxes.flatMap(({ mark, box }, at) =>
    boxes.slice(at + 1).flatMap((other) => (overlap(box, other.box) ? [`${mark.text} | ${other.mark.text}`] : [])),
  )
  return [...out, ...over]
}
