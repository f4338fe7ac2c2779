import * as v from 'valibot'
import { readStored, writeStored } from './browser-storage.ts'
import { createSignal } from './signal.ts'

/**
 * How a view comes into a story from any screen: the editor asks for one, or a screen offers one. Noted for this tab alone, so that a reload on the way loses
 * nothing; the editor takes what is offered, so that a story has one writer.
 */

const targetSchema = v.object({
  story: v.string(),
  scene: v.string(),
  /** Number of the step, from 0; null for the picture of the scene itself. */
  step: v.nullable(v.number()),
  /** "scene 3 of “My talk”" */
  name: v.string(),
})
/** The picture that the editor asks for. */
export type CaptureTarget = v.InferOutput<typeof targetSchema>

const offerSchema = v.object({
  story: v.string(),
  /** Null for a new scene at the end. */
  scene: v.nullable(v.string()),
  step: v.nullable(v.number()),
  picture: v.object({ link: v.string(), panel: v.string() }),
  frame: v.array(v.string()),
})
/** A picture on its way into a story. */
export type CaptureOffer = v.InferOutput<typeof offerSchema>

const targetKey = 'mpce-atlas-capture-target'
const offerKey = 'mpce-atlas-capture-offer'

const changed = createSignal()
/** What is noted, for a browser without storage as well. */
const noted = new Map<string, string>()

function note(key: string, value: object | null): void {
  if (value) noted.set(key, JSON.stringify(value))
  else noted.delete(key)
  // Without storage the page itself remembers until it is reloaded.
  writeStored('session', key, value && JSON.stringify(value))
  changed.tell()
}

const textOf = (key: string): string | null => noted.get(key) ?? readStored('session', key)

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

export const askForView = (target: CaptureTarget | null): void => note(targetKey, target)

/** As text, which stays the same while nothing changes. */
export const askedText = (): string | null => textOf(targetKey)

export function readTarget(text: string | null): CaptureTarget | null {
  const target = v.safeParse(targetSchema, parsed(text))
  return target.success ? target.output : null
}

/** Calls back when a view is asked for, or no longer. @returns a function that unsubscribes */
export const onAsked = changed.listen

export const offerView = (offer: CaptureOffer): void => note(offerKey, offer)

/** Takes what is offered to a story, once; null for nothing. */
export function takeOffer(story: string): CaptureOffer | null {
  const offer = v.safeParse(offerSchema, parsed(textOf(offerKey)))
  if (!offer.success || offer.output.story !== story) return null
  note(offerKey, null)
  return offer.output
}
