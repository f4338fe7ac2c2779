import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useView } from './view-context.ts'

const query = '(prefers-color-scheme: dark)'

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** The effective theme: the view's, or the system's. Also written on the document element for the style sheets. */
export function useThemeId(): 'light' | 'dark' {
  const system = useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
  const { theme } = useView()
  const id = theme === 'system' ? (system ? 'dark' : 'light') : theme
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = id
  }, [id])
  return id
}
