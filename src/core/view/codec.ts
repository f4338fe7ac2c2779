import { fieldNames, fields } from './fields.ts'
import { currentVersion, migrate } from './migrations.ts'
import { defaultView, type View } from './view.ts'

/** A view read from a link, and sentences about the unreadable parts of the link. */
export type DecodedView = { readonly view: View; readonly ignored: readonly string[] }

/** Escapes all but the characters that survive unescaped in a query, mail clients included. */
const escapeValue = (text: string): string =>
  encodeURIComponent(text).replace(/%2C/g, ',').replace(/%21/g, '!').replace(/%2F/g, '/')

function unescapeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return undefined // a cut-off escape such as "%E"
  }
}

/** Encodes a view as a query without "?". Only differences from the first view are written; the first view itself is "". */
export function encodeView(view: View): string {
  const known = written.get(view)
  if (known !== undefined) return known
  const query = queryOf(view)
  written.set(view, query)
  return query
}

/** Views are immutable, and each is encoded many times: by the address, by every link, and for comparison with the next view. */
const written = new WeakMap<View, string>()

function partsOf(view: View, always: readonly (keyof View)[]): readonly string[] {
  return fieldNames.flatMap((name) => {
    const field = fields[name] as { key: string; write: (value: unknown) => string }
    const [text, initial] = [field.write(view[name]), field.write(defaultView[name])]
    const stated = always.includes(name) && text !== ''
    return text === initial && !stated ? [] : [`${field.key}=${escapeValue(text)}`]
  })
}

function queryOf(view: View): string {
  const parts = partsOf(view, [])
  return parts.length === 0 ? '' : [`v=${currentVersion}`, ...parts].join('&')
}

/** Key of the data version of a link. It is no part of a view: other data show the same view. */
const dataKey = 'dv'

const subject = ['indicator', 'dims', 'per', 'period', 'geography'] as const

/**
 * Encodes a link that leaves the atlas: in a citation, a QR code, a frame on another page. It states measure, geography, period and data version even
 * where they equal the first view: the link keeps its meaning when a later atlas has another first view or newer years.
 */
export function encodePinned(view: View, dataVersion: string): string {
  const always = view.screen === 'coverage' ? (['geography'] as const) : subject
  return [`v=${currentVersion}`, ...partsOf(view, always), `${dataKey}=${escapeValue(dataVersion)}`].join('&')
}

/** Splits a query into its parameters; of two with the same name the last counts. */
function parametersOf(query: string): Map<string, string> {
  const pairs = query.replace(/^[?#]/, '').split('&').filter(Boolean)
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** Decodes a link of any version. Never fails: an unreadable part keeps the value of the first view and is reported. */
export function decodeView(query: string): DecodedView {
  const { parameters, ignored } = migrate(parametersOf(query))
  const view: Record<string, unknown> = { ...defaultView }
  const known = new Set(['v', dataKey])
  for (const name of fieldNames) {
    const field = fields[name]
    known.add(field.key)
    const raw = parameters.get(field.key)
    if (raw === undefined) continue
    const text = unescapeValue(raw)
    const value = text === undefined ? undefined : field.read(text)
    if (value === undefined) ignored.push(`${field.key}=${raw}`)
    else view[name] = value
  }
  for (const [key, raw] of parameters) if (!known.has(key)) ignored.push(raw === '' ? key : `${key}=${raw}`)
  return { view: view as View, ignored }
}
