import { useLayoutEffect } from 'react'
import { useMedia } from './use-media.ts'
import { useView } from './view-context.ts'

/** The theme in force: the view's, or the system's. Written on the page too, so that styles and figures agree. */
export function useThemeId(): 'light' | 'dark' {
  const system = useMedia('(prefers-color-scheme: dark)')
  const { theme } = useView()
  const id = theme === 'system' ? (system ? 'dark' : 'light') : theme
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = id
  }, [id])
  return id
}
