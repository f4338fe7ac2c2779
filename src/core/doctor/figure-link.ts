import type { Carried } from './carried.ts'

/**
 * The link on a picture in a document. Office programs recompress pictures and drop what is written in them, but keep their links, so the link carries
 * in its fragment (which browsers send to nobody) what the doctor needs: which figure it is, how it was drawn, and the figures it showed.
 */
export type FigureLink = {
  /** The view, as a query without "?". */
  readonly query: string
  /** Data version of the view, or null. */
  readonly data: string | null
  /** Id of the figure as text; null for a link that names a view only. */
  readonly figure: string | null
  /** Null where the link does not say what the figure showed. */
  readonly was: Carried | null
  /** How the picture was drawn, as its writer put it; null for a link that does not say. */
  readonly drawn: string | null
}

/** Word keeps addresses of up to 2,083 characters. */
const longest = 2000
/** Digits that are tried, most first, until the address is short enough. */
const digitChoices = [6, 4, 3] as const

const escapeWord = (text: string): string =>
  encodeURIComponent(text).replace(/[~_]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

/** Figures in the order of their codes; a code is written as the length that it shares with the one before, in base 36, and the rest. */
function writeValues({ values }: Pick<Carried, 'values'>, digits: number): string {
  let before = ''
  return Object.keys(values)
    .sort()
    .map((code) => {
      let shared = 0
      while (shared < 35 && shared < before.length && before[shared] === code[shared]) shared += 1
      before = code
      const value = values[code]
      const text = typeof value === 'number' ? String(Number(value.toPrecision(digits))) : escapeWord(value ?? '')
      return `${shared.toString(36)}${escapeWord(code.slice(shared))}_${text}`
    })
    .join('~')
}

function readWord(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** More areas than any geography has. */
const mostValues = 5000

function readValues(text: string): Carried['values'] | null {
  const values = new Map<string, number | string>()
  let before = ''
  for (const part of text.split('~')) {
    const [head = '', tail] = part.split('_')
    const shared = Number.parseInt(head.slice(0, 1), 36)
    const rest = readWord(head.slice(1))
    const value = tail === undefined ? null : readWord(tail)
    if (Number.isNaN(shared) || shared > before.length || rest === null || value === null || value === '') return null
    const code = before.slice(0, shared) + rest
    if (code.length > 40 || value.length > 40 || values.size >= mostValues) return null
    before = code
    values.set(code, /^-?\d/.test(value) && Number.isFinite(Number(value)) ? Number(value) : value)
  }
  return Object.fromEntries(values)
}

/**
 * Adds to a link what its picture shows. The figures are left out where they would make it longer than Word keeps.
 * @param permalink the address of the view, without a fragment
 */
export function figureLink(
  permalink: string,
  { figure, was, drawn }: Pick<FigureLink, 'figure' | 'was' | 'drawn'>,
): string {
  const said = [
    ...(figure === null ? [] : [`figure=${escapeWord(figure)}`]),
    ...(drawn === null ? [] : [`drawn=${escapeWord(drawn)}`]),
  ]
  const whole = (more: readonly string[]) => `${permalink}#${[...said, ...more].join('&')}`
  if (was !== null && Object.keys(was.values).length > 0)
    for (const digits of digitChoices.filter((one) => one <= was.digits)) {
      const link = whole([`digits=${digits}`, `was=${writeValues(was, digits)}`])
      if (link.length <= longest) return link
    }
  const link = whole([])
  return link.length <= longest ? link : permalink
}

/** The fragment of a link as it was written: AbiWord escapes what joins its parts. */
const plainFragment = (fragment: string): string =>
  !fragment.includes('=') && /%3d/i.test(fragment) ? (readWord(fragment) ?? fragment) : fragment

const parametersOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('&').map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )

/** Longest address that is read at all. */
const longestRead = 20_000

/**
 * Reads an address as a link to a view of the atlas. A deployment may stand at any address, so its query decides: a version, and a measure or a screen.
 * @returns null for any other address
 */
export function readFigureLink(address: string): FigureLink | null {
  if (address.length > longestRead) return null
  const [, query = '', fragment = ''] = /^https?:\/\/[^?#\s]+\?([^#\s]+)(?:#(\S*))?$/i.exec(address.trim()) ?? []
  const asked = parametersOf(query)
  if (!/^\d{1,3}$/.test(asked.get('v') ?? '') || !(asked.has('m') || asked.has('s'))) return null
  const said = parametersOf(plainFragment(fragment))
  const digits = Number(said.get('digits'))
  const values =
    said.has('was') && Number.isInteger(digits) && digits >= 1 && digits <= 12
      ? readValues(said.get('was') ?? '')
      : null
  const text = (key: string) => {
    const raw = said.get(key)
    return raw === undefined ? null : readWord(raw)
  }
  return {
    query,
    data: readWord(asked.get('dv') ?? '') || null,
    figure: text('figure'),
    was: values === null ? null : { values, digits },
    drawn: text('drawn'),
  }
}
