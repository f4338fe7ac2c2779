/**
 * What the browser keeps as text: `local` for the atlas in this browser, `session` for this tab alone. Storage may be refused or full, so that nothing
 * here fails.
 */
type Store = 'local' | 'session'

const storeOf = (store: Store): Storage => (store === 'local' ? localStorage : sessionStorage)

/** The text under a key; null if there is none or storage is unavailable. */
export function readStored(store: Store, key: string): string | null {
  try {
    return storeOf(store).getItem(key)
  } catch {
    return null
  }
}

/** What was kept as JSON under a key, of unknown form; null if there is none, or none that can be read. */
export function readStoredJson(store: Store, key: string): unknown {
  try {
    return JSON.parse(readStored(store, key) ?? 'null')
  } catch {
    return null
  }
}

/**
 * Keeps a text under a key, or with null nothing.
 * @returns whether it is kept; false where storage is full or unavailable
 */
export function writeStored(store: Store, key: string, text: string | null): boolean {
  try {
    if (text === null) storeOf(store).removeItem(key)
    else storeOf(store).setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** All keys that begin so; none where storage is unavailable. */
export function storedKeys(store: Store, prefix: string): readonly string[] {
  try {
    return Object.keys(storeOf(store)).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}
