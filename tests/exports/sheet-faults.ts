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
