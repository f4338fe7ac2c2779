import { useEffect, useState } from 'react'

/** Acts on the Enter key; where the answer is awaited still, once it is there, unless something else has been typed since. */
export function useEnter(isAwaited: boolean, typed: string, act: () => void): () => void {
  const [pressed, press] = useState<string | null>(null)
  useEffect(() => {
    if (pressed === null || (isAwaited && pressed === typed)) return
    press(null)
    if (pressed === typed) act()
  })
  return () => press(typed)
}
