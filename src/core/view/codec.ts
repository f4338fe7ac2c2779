import { fieldNames, fields } from './fields.ts'
import { currentVersion, migrate } from './migrations.ts'
import { firstView, type View } from './view.ts'

/** A view read from a link, and what of the link could not be read, in words. */
export type Decoded = { readonly view: View; readonly ignored: readonly string[] }

/** What a link may hold unescaped in its query and still survive mail clients. */
const escapeValue = (text: string): string =>
  encodeURIComponent(text).replace(/%2C/g, ',').replace(/%21/g, '!').replace(/%2F/g, '/')

function unescapeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return undefined // a cut-off escape such as "%E"
  }
}

/** The query of a link, without "?". Only what differs from the first view is written; the first view itself is "". */
export function encodeView(view: View): string {
  const known = written.get(view)
  if (known !== undefined) return known
  const query = queryOf(view)
  written.set(view, query)
  return query
}

/** Views never change, and the same one is written by the address, by every link and by what compares it with the next. */
const written = new WeakMap<View, string>()

function partsOf(view: View, always: readonly (keyof View)[]): readonly string[] {
  return fieldNames.flatMap((name) => {
    const field = fields[name] as { key: string; write: (value: unknown) => string }
    const [text, initial] = [field.write(view[name]), field.write(firstView[name])]
    const stated = always.includes(name) && text !== ''
    return text === initial && !stated ? [] : [`${field.key}=${escapeValue(text)}`]
  })
}

function queryOf(view: View): string {
  const parts = partsOf(view, [])
  return parts.length === 0 ? '' : [`v=${currentVersion}`, ...parts].join('&')
}

/** The data that a link was made from; no part of a view, as other data show the same view. */
const dataKey = 'dv'

const subject = ['indicator', 'dims', 'per', 'period', 'geography'] as const

/**
 * The query of a link that leaves the atlas: in a citation, a QR code, a frame on another page. What is measured, where and when is
 * written out even where it is as on the first view, and so is the version of the data, so that the link means the same when a later atlas begins
 * with something else or holds newer years.
 */
export function encodePinned(view: View, dataVersion: string): string {
  const always = view.screen === 'coverage' ? (['geography'] as const) : subject
  return [`v=${currentVersion}`, ...partsOf(view, always), `${dataKey}=${escapeValue(dataVersion)}`].join('&')
}

/** Splits a query into its parameters; the last of two of the same name counts. */
function parametersOf(query: string): Map<string, string> {
  const pairs = query.replace(/^[?#]/, '').split('&').filter(Boolean)
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** Reads a link of any version. Never fails: what cannot be read stays as on the first view, and is named. */
export function decodeView(query: string): Decoded {
  const { parameters, ignored } = migrate(parametersOf(query))
  const view: Record<string, unknown> = { ...firstView }
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
