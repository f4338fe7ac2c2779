/** Widths of Inter at weight 400, in thousandths of the size, by groups of similar letters. Accurate to about 3%, which layout allows for. */
const widths: readonly (readonly [letters: string, width: number])[] = [
  ["ijl.,:;'|!’", 268],
  ['Itfr()[]-–/ ', 350],
  ['ckszvxy', 545],
  ['aeghnobdpqu', 612],
  ['0123456789£%+−=', 632],
  ['ABEFLKPRSTVXYZJ', 660],
  ['CDGHNOQU&', 745],
  ['mwMW', 890],
]
const table = new Map(widths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)))

/** Estimates the width of a text in pixels, without a browser. */
export function textWidth(text: string, size: number, weight = 400): number {
  const thousandths = [...text].reduce((sum, letter) => sum + (table.get(letter) ?? 640), 0)
  return (thousandths / 1000) * size * (weight > 550 ? 1.05 : 1)
}

/** Splits a word that is longer than a line: an address has no spaces. */
function piecesOf(word: string, size: number, width: number, weight: number): readonly string[] {
  if (textWidth(word, size, weight) <= width) return [word]
  const pieces: string[] = ['']
  for (const letter of word) {
    const last = pieces.length - 1
    const longer = `${pieces[last] ?? ''}${letter}`
    if (pieces[last] !== '' && textWidth(longer, size, weight) > width) pieces.push(letter)
    else pieces[last] = longer
  }
  return pieces
}

/** Wraps a text to lines of at most `width` pixels, at spaces; within a word only where the word alone is longer than a line. */
export function wrapText(text: string, size: number, width: number, weight = 400): readonly string[] {
  const lines: string[] = []
  const words = text.split(' ').filter(Boolean)
  for (const word of words.flatMap((one) => piecesOf(one, size, width, weight))) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Shortens a text with an ellipsis to fit a width. */
export function fitText(text: string, size: number, width: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/**
 * Selects the texts, centred along a line, that do not overlap a selected text before them.
 * @param places middle of each text, in drawing units, from left to right
 * @returns for each text whether to draw it
 */
export function withoutOverlap(places: readonly number[], texts: readonly string[], size: number): readonly boolean[] {
  const gap = 6
  let end = Number.NEGATIVE_INFINITY
  return texts.map((text, at) => {
    const [middle, half] = [places[at] ?? 0, textWidth(text, size) / 2]
    if (middle - half < end + gap) return false
    end = middle + half
    return true
  })
}
