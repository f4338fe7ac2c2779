import { useEffect, useState } from 'react'

/** Acts on the Enter key; where the answer is awaited still, once it is there. */
export function useEnter(isAwaited: boolean, act: () => void): () => void {
  const [isPressed, press] = useState(false)
  useEffect(() => {
    if (!isPressed || isAwaited) return
    press(false)
    act()
  })
  return () => press(true)
}
