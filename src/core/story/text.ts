/** A piece of a text: words as they are, or a claim by its id. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'claim'; readonly id: string }

const token = /\[\[([a-z0-9][a-z0-9-]{0,59})\]\]/g

/** Splits a text at its claims, which stand in it as `[[id]]`. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(token)) {
    if (match.index > from) pieces.push({ kind: 'words', text: text.slice(from, match.index) })
    pieces.push({ kind: 'claim', id: match[1] ?? '' })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) })
  return pieces
}

/** The ids of the claims in a text, in their order. */
export const claimsIn = (text: string): readonly string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'claim' ? [piece.id] : []))

/** The text with each claim as `say` has it. */
export const toldText = (text: string, say: (id: string) => string): string =>
  piecesOf(text)
    .map((piece) => (piece.kind === 'claim' ? say(piece.id) : piece.text))
    .join('')

const spelled =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|halves|third|thirds|quarters?|twice|double|doubled|tripled?'

/** Numbers in figures, with what is written with them, and those that are spelled out. */
const numbers = new RegExp(
  `[£€$]?\\d(?:[\\d.,\\u202f]*\\d)?(?:\\s?%|st\\b|nd\\b|rd\\b|th\\b)?|\\b(?:${spelled})\\b`,
  'gi',
)

/** A year of the calendar or of accounts, "2023", "2023/24": it says when, and is no figure. */
const year = /\b(?:19|20)\d\d(?:\/\d\d)?\b(?![.,]\d)/g

/** "per million", "per 1,000": the base of a rate is a part of its unit. */
const unit = /\bper (?:million|thousand|hundred|1(?:,?0)+)\b/gi

/**
 * The numbers of a text that are bound to no claim, so that nobody notices when they become wrong. Addresses of links are no text; left out are years, the
 * base of a rate, and what an author puts between backticks, such as the name of a standard.
 */
export function unboundNumbers(text: string): readonly string[] {
  const prose = text
    .replace(/`[^`]*`/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/^\s*\d+[.)]\s/gm, ' ')
    .replace(unit, ' ')
    .replace(/\]\] (?:million|billion|thousand)\b/g, ']]')
    .replace(year, ' ')
  return piecesOf(prose)
    .flatMap((piece) => (piece.kind === 'words' ? [...piece.text.matchAll(numbers)] : []))
    .map(([found]) => found)
}

const leaning: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:in|shown in|marked in|coloured) (?:red|green|blue|teal|orange|yellow|purple|grey|gray|pink|brown)\b/i,
    'a colour',
  ],
  [
    /\b(?:the )?(?:red|green|blue|teal|orange|yellow|purple|pink|brown|darker|darkest|paler|palest|lighter|lightest) (?:areas?|regions?|ones?|bars?|dots?|circles?|parts?|lines?)\b/i,
    'a colour',
  ],
  [/\b(?:hover|mouse over|roll over|point at|move the (?:mouse|pointer))\b/i, 'a pointer'],
  [/\b(?:click|double-click|right-click)\b/i, 'a mouse'],
  [
    /\b(?:on the (?:left|right)|at (?:top|bottom)|(?:above|below) left|(?:above|below) right)\b/i,
    'a place on the screen',
  ],
  [/\bas you can see\b/i, 'sight'],
]

/** What in a text needs sight, colour or a mouse to be understood, in words; such a text says nothing in print, read out, or on a phone. */
export const leansOn = (text: string): readonly { readonly found: string; readonly on: string }[] =>
  leaning.flatMap(([pattern, on]) => {
    const match = pattern.exec(text)
    return match ? [{ found: match[0], on }] : []
  })
