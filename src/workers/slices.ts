/** Long lists travel in parts: a message is written and read in one go, and while that lasts the page answers nobody. */

/** Slice of a list that belongs at a place of the value that follows. */
export type Slice = { readonly at: readonly (string | number)[]; readonly items: readonly unknown[] }

/** A value whose long lists are empty, and what belongs in them, in order. */
type Sliced = { readonly rest: unknown; readonly parts: readonly Slice[] }

/** Items of a part: lists and records take longer to copy than numbers and texts. */
const most = { plain: 20_000, nested: 1_000 }

const isNested = (one: unknown): boolean => typeof one === 'object' && one !== null

const isRecord = (one: object): one is Record<string, unknown> => Object.getPrototypeOf(one) === Object.prototype

function partsOf(list: readonly unknown[], at: Slice['at'], size: number): Slice[] {
  const parts: Slice[] = []
  for (let from = 0; from < list.length; from += size) parts.push({ at, items: list.slice(from, from + size) })
  return parts
}

/**
 * Takes the long lists out of a value, wherever in its lists and records they are. The value itself stays as it is; what is not changed is shared.
 * @returns the value with those lists empty, and their parts
 */
export function slice(value: unknown, at: Slice['at'] = []): Sliced {
  if (typeof value !== 'object' || value === null) return { rest: value, parts: [] }
  if (Array.isArray(value)) {
    const size = value.some(isNested) ? most.nested : most.plain
    if (value.length > size) return { rest: [], parts: partsOf(value, at, size) }
  } else if (!isRecord(value)) return { rest: value, parts: [] }
  const parts: Slice[] = []
  const changed: [string, unknown][] = []
  for (const [key, one] of Object.entries(value)) {
    if (!isNested(one)) continue
    const own = slice(one, [...at, key])
    if (own.parts.length === 0) continue
    parts.push(...own.parts)
    changed.push([key, own.rest])
  }
  if (parts.length === 0) return { rest: value, parts }
  return { rest: Object.assign(Array.isArray(value) ? [...value] : { ...value }, Object.fromEntries(changed)), parts }
}

/**
 * Puts the parts of a value back in their places. The value is changed: it has just arrived, and is nobody else's.
 * @throws RangeError where a part belongs nowhere
 */
export function join(rest: unknown, parts: readonly Slice[]): unknown {
  for (const { at, items } of parts) {
    let list: unknown = rest
    for (const key of at) list = (list as Record<string, unknown> | undefined)?.[key]
    if (!Array.isArray(list)) throw new RangeError(`no list at ${at.join('.')}`)
    list.push(...items)
  }
  return rest
}

/** Yields to the event loop. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
