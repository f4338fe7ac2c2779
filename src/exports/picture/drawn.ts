import { sheetSize } from './paper.ts'
import type { PictureInput } from './picture.tsx'

/** The choices that a picture was made with, of which the window and the data are no part. */
export type DrawnAs = Pick<PictureInput, 'use' | 'look' | 'opaque' | 'bare' | 'title' | 'subtitle'> & {
  /** Width of the sheet in drawing units, or null where it is not told. */
  readonly width: number | null
  readonly parts: Omit<PictureInput['parts'], 'logo'>
  /** Whether it had a logo of its maker's, which no file keeps. */
  readonly hadLogo: boolean
}

const uses = ['page', 'paper', 'slide', 'poster'] as const
const looks = ['light', 'dark', 'greyscale'] as const
const partNames = ['legend', 'closeUp', 'scaleBar', 'labels', 'ranking', 'london', 'shetland', 'source', 'qr'] as const

/** Writes down how a picture is drawn in letters that an address may have: words, and words with a value behind a dash. */
export function drawnText({
  use,
  look,
  opaque,
  bare,
  title,
  subtitle,
  paper,
  parts,
  holdsPrivate,
}: PictureInput): string {
  const written = (name: string, words: string | null) =>
    words === null ? [] : [`${name}-${encodeURIComponent(words).replace(/!/g, '%21')}`]
  return [
    `use-${use}`,
    `look-${look}`,
    `width-${Math.round(sheetSize(paper).width)}`,
    ...(opaque ? ['opaque'] : []),
    ...(bare ? ['bare'] : []),
    ...(parts.logo ? ['logo'] : []),
    ...partNames.filter((name) => parts[name]),
    // A title may quote figures, and of a reader's own data only the view is carried.
    ...(holdsPrivate ? [] : [...written('title', title), ...written('subtitle', subtitle)]),
  ].join('!')
}

/** How a picture of which nothing is told is drawn. */
const plainlyDrawn: DrawnAs = {
  use: 'page',
  look: 'light',
  opaque: true,
  bare: false,
  title: null,
  subtitle: null,
  width: null,
  parts: {
    legend: true,
    closeUp: true,
    scaleBar: true,
    labels: true,
    ranking: false,
    london: false,
    shetland: false,
    source: false,
    qr: false,
  },
  hadLogo: false,
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Reads how a picture was drawn; what it does not know is left as a plain picture has it. */
export function readDrawn(text: string | null): DrawnAs {
  if (text === null) return plainlyDrawn
  const words = new Map(
    text.split('!').map((word) => {
      const at = word.indexOf('-')
      return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
    }),
  )
  const width = Number(words.get('width'))
  const parts = Object.fromEntries(partNames.map((name) => [name, words.has(name)]))
  return {
    use: uses.find((use) => use === words.get('use')) ?? 'page',
    look: looks.find((look) => look === words.get('look')) ?? 'light',
    opaque: words.has('opaque'),
    bare: words.has('bare'),
    title: decoded(words.get('title')),
    subtitle: decoded(words.get('subtitle')),
    width: Number.isFinite(width) && width >= 100 && width <= 10_000 ? width : null,
    parts: { ...plainlyDrawn.parts, ...parts },
    hadLogo: words.has('logo'),
  }
}
