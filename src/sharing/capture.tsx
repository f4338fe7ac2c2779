import { Suspense, useSyncExternalStore } from 'react'
import { askedText, onAsked, readTarget } from '#io/story-capture.ts'
import { lazyPart } from '#state/lazy-part.ts'

const CaptureBar = lazyPart('The way into a story', async () => (await import('./capture-bar.tsx')).CaptureBar)

/** Stands on every screen while a story asks for a view. */
export function Capture() {
  const target = readTarget(useSyncExternalStore(onAsked, askedText))
  return target ? (
    <Suspense fallback={null}>
      <CaptureBar target={target} />
    </Suspense>
  ) : null
}
