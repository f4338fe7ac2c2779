import type { Talk } from '#core/story/player.ts'
import { readStoredJson, writeStored } from './browser-storage.ts'

/** What the windows of a talk tell each other. A window that comes late asks, and the others answer with their state. */
type TalkMessage = { readonly kind: 'state'; readonly talk: Talk } | { readonly kind: 'ask' }

export type TalkLine = {
  readonly tell: (talk: Talk) => void
  readonly end: () => void
}

const nameOf = (id: string): string => `mpce-atlas-talk-${id}`

/** Whether a message has the form that this version of the atlas sends; another version may be open in the other window. */
const isState = (message: unknown): message is Extract<TalkMessage, { kind: 'state' }> => {
  const talk = (message as Partial<Extract<TalkMessage, { kind: 'state' }>> | null)?.talk
  return (
    typeof talk === 'object' && talk !== null && typeof talk.revision === 'number' && typeof talk.at?.scene === 'number'
  )
}

/** Whether this page is a file by itself: such pages have no origin that they share, and no channel of the browser reaches from one to the other. */
export const isLone = (): boolean => location.protocol === 'file:'

/** The windows that a page which is a file can speak to: the one that opened it, those that it opened, and those that have spoken. */
const partners = new Set<Pick<Window, 'postMessage'>>()

export function notePartner(opened: Window): void {
  partners.add(opened)
}

type Wire = { readonly post: (message: TalkMessage) => void; readonly close: () => void }
type Hear = (message: unknown) => void

function channelWire(name: string, hear: Hear): Wire {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => hear(data)
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

/** Milliseconds after which a window asks the one that opened it again: one that was loaded anew knows nobody until it has been asked. */
const askEvery = 2000

/** Each message has the name of the talk, which nobody else knows: to a file all other files are strangers. */
function windowWire(name: string, hear: Hear): Wire {
  const { opener } = window as { readonly opener: Window | null }
  if (opener) partners.add(opener)
  const post = (message: TalkMessage) => {
    for (const partner of partners) partner.postMessage({ ...message, line: name }, '*')
  }
  const listen = ({ data, source }: MessageEvent<unknown>) => {
    if ((data as { readonly line?: unknown } | null)?.line !== name) return
    if (source && source !== window && 'closed' in source) partners.add(source)
    hear(data)
  }
  window.addEventListener('message', listen)
  const timer = opener ? setInterval(() => post({ kind: 'ask' }), askEvery) : undefined
  return {
    post,
    close: () => {
      clearInterval(timer)
      window.removeEventListener('message', listen)
    },
  }
}

/**
 * Opens the line between the windows of one talk, in this browser alone.
 * @param own the state to answer with
 * @param onState hears of the state of another window
 */
export function openTalkLine(id: string, own: () => Talk, onState: (talk: Talk) => void): TalkLine {
  const hear: Hear = (message) => {
    if (isState(message)) onState(message.talk)
    else if ((message as { kind?: string } | null)?.kind === 'ask') wire.post({ kind: 'state', talk: own() })
  }
  const wire = (isLone() ? windowWire : channelWire)(nameOf(id), hear)
  wire.post({ kind: 'ask' })
  return { tell: (talk) => wire.post({ kind: 'state', talk }), end: wire.close }
}

/** Keeps the state for a reload of the window. A browser that keeps nothing loses only that: the other window still has the state. */
export function keepTalk(id: string, talk: Talk): void {
  writeStored('session', nameOf(id), JSON.stringify(talk))
}

/** What was kept before a reload; null for nothing. */
export function keptTalk(id: string): Talk | null {
  const talk = readStoredJson('session', nameOf(id))
  return isState({ talk }) ? (talk as Talk) : null
}
