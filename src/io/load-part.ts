import { type Cause, findCause, isAllGiven, nextChance, reloadOnce } from './connection.ts'
import { mendStyles } from './mend-styles.ts'
import { createSignal } from './signal.ts'

/** A part of the app that failed to load and is being retried. */
export type Trouble = { readonly name: string; readonly cause: Cause }

const causeWords: Readonly<Record<Cause, string>> = {
  offline: 'there is no network.',
  updated: 'the site has been updated. Reload the page.',
  missing: 'its host does not give it. Reload the page.',
}

export const troubleWords = ({ name, cause }: Trouble): string => `${name} could not be loaded: ${causeWords[cause]}`

const loadFault = 'A part could not be loaded. Reload the page.'

/** Whether a fault is a failed script or style sheet, by the messages of browsers and of the build's loader. */
const isLoadFault = (fault: unknown): fault is Error =>
  fault instanceof Error &&
  (fault.message === loadFault || /imported module|module script|preload CSS|Load failed/i.test(fault.message))

/** Milliseconds between retries: short at first, then at a rate that loads no host. */
const waits = [1000, 2000, 4000, 8000]

let troubles: ReadonlyMap<object, Trouble> = new Map()
const changed = createSignal()
let hurry = new AbortController()

function note(key: object, trouble: Trouble | null): void {
  const next = new Map(troubles)
  if (trouble) next.set(key, trouble)
  else next.delete(key)
  troubles = next
  changed.tell()
}

export const currentTroubles = (): readonly Trouble[] => [...troubles.values()]

/** Subscribes to changes of the parts in trouble. @returns unsubscribes */
export const onTroubles = changed.listen

let isHeld = () => false

/** @param held whether a reload would break off what the reader is at */
export function holdReloads(held: () => boolean): void {
  isHeld = held
}

/** Retries at once instead of waiting. */
export function tryNow(): void {
  hurry.abort()
  hurry = new AbortController()
}

/**
 * Loads a part of the app and retries until it has loaded, since a lost network returns. Meanwhile `currentTroubles` lists the missing parts with the
 * cause. Some browsers keep a script that once failed as failed for as long as the page lives: where the host gives every script again and the part
 * still does not load, the page is loaded anew, once; its address keeps the view.
 * @param name of the part, for the start of a sentence
 * @throws an error that the part itself throws when it starts: a retry would not fix it
 */
export async function loadPart<T>(name: string, load: () => Promise<T>): Promise<T> {
  const key = {}
  let given = false
  try {
    for (let attempt = 0; ; attempt++)
      try {
        const part = await load()
        await mendStyles()
        return part
      } catch (fault) {
        if (!isLoadFault(fault)) throw fault
        if (given && !isHeld()) reloadOnce()
        note(key, { name, cause: await findCause() })
        await nextChance(waits[Math.min(attempt, waits.length - 1)] ?? 0, hurry.signal)
        given = await isAllGiven()
      }
  } finally {
    if (troubles.has(key)) note(key, null)
  }
}

/**
 * Gives a failed load a message that a reader can act on, wherever it is reported: browsers only name the script's address. The build's loader
 * dispatches an event for each failure before it throws.
 */
export function nameLoadFaults(page: Pick<Window, 'addEventListener'>): void {
  page.addEventListener('vite:preloadError', ({ payload }) => {
    if (isLoadFault(payload)) payload.message = loadFault
  })
}
