import type { Talk } from '#core/story/player.ts'

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
  return typeof talk === 'object' && typeof talk.revision === 'number' && typeof talk.at?.scene === 'number'
}

/**
 * Opens the line between the windows of one talk, in this browser alone.
 * @param own the state to answer with
 * @param onState hears of the state of another window
 */
export function openTalkLine(id: string, own: () => Talk, onState: (talk: Talk) => void): TalkLine {
  const channel = new BroadcastChannel(nameOf(id))
  const post = (message: TalkMessage) => channel.postMessage(message)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isState(data)) onState(data.talk)
    else if ((data as { kind?: string } | null)?.kind === 'ask') post({ kind: 'state', talk: own() })
  }
  post({ kind: 'ask' })
  return { tell: (talk) => post({ kind: 'state', talk }), end: () => channel.close() }
}

/** Keeps the state for a reload of the window. A browser that keeps nothing loses only that. */
export function keepTalk(id: string, talk: Talk): void {
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify(talk))
  } catch {
    // Storage is full or refused; the other window still has the state.
  }
}

/** What was kept before a reload; null for nothing. */
export function keptTalk(id: string): Talk | null {
  try {
    const talk: unknown = JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null')
    return isState({ talk }) ? (talk as Talk) : null
  } catch {
    return null
  }
}
