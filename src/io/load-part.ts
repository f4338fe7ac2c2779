import { type Cause, findCause, nextChance } from './connection.ts'
import { mendStyles } from './mend-styles.ts'

/** A part of the app that could not be loaded and is tried again. */
export type Trouble = { readonly name: string; readonly cause: Cause }

const causeWords: Readonly<Record<Cause, string>> = {
  offline: 'there is no network. It comes by itself when the network is back.',
  updated:
    'the site has been updated since this page was opened. Reload the page to go on; the address keeps your view.',
  missing: 'its host does not give it. It is tried again by itself; if it stays so, reload the page.',
}

export const troubleWords = ({ name, cause }: Trouble): string => `${name} could not be loaded: ${causeWords[cause]}`

const loadFault = 'A part of the atlas could not be loaded. Check the connection, then try again or reload the page.'

/** What browsers and the build's own loader say of a script or style sheet that did not come. */
const isLoadFault = (fault: unknown): fault is Error =>
  fault instanceof Error &&
  (fault.message === loadFault ||
    /dynamically imported module|module script|preload CSS|Load failed/i.test(fault.message))

/** Milliseconds between tries: soon at first, then as often as costs nobody anything. */
const waits = [1000, 2000, 4000, 8000]

let troubles: ReadonlyMap<object, Trouble> = new Map()
const listeners = new Set<() => void>()
let hurry = new AbortController()

function note(key: object, trouble: Trouble | null): void {
  const next = new Map(troubles)
  if (trouble) next.set(key, trouble)
  else next.delete(key)
  troubles = next
  for (const listener of listeners) listener()
}

export const currentTroubles = (): readonly Trouble[] => [...troubles.values()]

/** Calls back whenever a part gets into trouble or out of it. @returns stops it */
export function onTroubles(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tries at once what would be tried again later. */
export function tryNow(): void {
  hurry.abort()
  hurry = new AbortController()
}

/**
 * Loads a part of the app, and tries again until it is there: a network that goes away comes back. Meanwhile `currentTroubles` says what is missing
 * and why.
 * @param name of the part, as it begins a sentence
 * @throws what the part itself throws when it starts: that is a fault, and trying again would not mend it
 */
export async function loadPart<T>(name: string, load: () => Promise<T>): Promise<T> {
  const key = {}
  try {
    for (let attempt = 0; ; attempt++)
      try {
        const part = await load()
        await mendStyles()
        return part
      } catch (fault) {
        if (!isLoadFault(fault)) throw fault
        note(key, { name, cause: await findCause() })
        await nextChance(waits[Math.min(attempt, waits.length - 1)] ?? 0, hurry.signal)
      }
  } finally {
    if (troubles.has(key)) note(key, null)
  }
}

/**
 * Gives a load that failed words that a reader can do something with, wherever it is then reported: browsers say the address of a script.
 * The build announces each failure by an event before it is thrown.
 */
export function nameLoadFaults(page: Pick<Window, 'addEventListener'>): void {
  page.addEventListener('vite:preloadError', ({ payload }) => {
    if (isLoadFault(payload)) payload.message = loadFault
  })
}
