/** Broadcasts changes of the local datasets between the tabs of this browser. */

const channelName = 'mpce-atlas-shelf'

export function tellOtherTabs(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('changed')
  channel.close()
}

/** @returns a function that unsubscribes */
export function onOtherTab(listener: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = listener
  return () => channel.close()
}

/** Holds a lock during an import. A later visit can then tell a crashed import from one in another tab. */
export function holdLock(id: string): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void navigator.locks?.request(`import-${id}`, () => held).catch(() => {})
  return release
}

/** Whether any tab still holds the lock of an import. */
export async function isHeld(id: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return held.some(({ name }) => name === `import-${id}`)
}
