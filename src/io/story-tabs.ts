/** How the tabs of this browser share the reader's own stories: they hear of changes, and one at a time edits a story. */

const channelName = 'mpce-atlas-stories'

type Message =
  | { readonly kind: 'changed' }
  | { readonly kind: 'ask' | 'held' | 'freed'; readonly story: string; readonly from: string }

const open = (): BroadcastChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)

function send(message: Message): void {
  const channel = open()
  channel?.postMessage(message)
  channel?.close()
}

export const tellStoryChanged = (): void => send({ kind: 'changed' })

/** Calls back when another tab has changed a story. @returns a function that unsubscribes */
export function onStoryChanged(listener: () => void): () => void {
  const channel = open()
  if (!channel) return () => {}
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data?.kind === 'changed') listener()
  }
  return () => channel.close()
}

/** Milliseconds in which another tab answers that it edits the story. */
const answerLimit = 300

/** Without locks, as over plain http, the tabs ask each other. */
function holdByAsking(story: string, own: string, onHeld: () => void): () => void {
  const channel = open()
  let isHeld = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const take = () => {
    isHeld = true
    onHeld()
  }
  const ask = () => {
    clearTimeout(timer)
    channel?.postMessage({ kind: 'ask', story, from: own } satisfies Message)
    timer = setTimeout(take, answerLimit)
  }
  if (channel)
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (!data || data.kind === 'changed' || data.story !== story || data.from === own) return
      // Of two that ask at the same time, one is the first by its name.
      const isOurs = isHeld || (timer !== undefined && data.kind === 'ask' && own < data.from)
      if (data.kind === 'ask' && isOurs) channel.postMessage({ kind: 'held', story, from: own } satisfies Message)
      if (data.kind === 'held' && !isHeld) {
        clearTimeout(timer)
        timer = undefined
      }
      if (data.kind === 'freed' && !isHeld) ask()
    }
  ask()
  return () => {
    clearTimeout(timer)
    if (isHeld) channel?.postMessage({ kind: 'freed', story, from: own } satisfies Message)
    channel?.close()
  }
}

/**
 * Asks to be the one tab that edits a story.
 * @param own name of this request
 * @param onHeld called once it is: at once where no other tab edits it, else when that tab is done or closed
 * @returns a function that gives it up
 */
export function holdStory(story: string, own: string, onHeld: () => void): () => void {
  if (typeof navigator === 'undefined' || !navigator.locks) return holdByAsking(story, own, onHeld)
  const given = new AbortController()
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  const asked = navigator.locks?.request(`mpce-atlas-story-${story}`, { signal: given.signal }, () => {
    if (!given.signal.aborted) onHeld()
    return given.signal.aborted ? undefined : held
  })
  void asked.catch(() => {})
  return () => {
    given.abort()
    free()
  }
}
