import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useView } from './view-context.ts'

/** A question to the browser that a component can follow. */
const media = (query: string) => ({
  subscribe: (listener: () => void) => {
    const list = window.matchMedia(query)
    list.addEventListener('change', listener)
    return () => list.removeEventListener('change', listener)
  },
  read: () => window.matchMedia(query).matches,
})

const dark = media('(prefers-color-scheme: dark)')
const print = media('print')

/** The effective theme where one is chosen or left to the system, and light on paper. Also written on the document element for the style sheets. */
export function useThemeOf(theme: 'system' | 'light' | 'dark'): 'light' | 'dark' {
  const isDark = useSyncExternalStore(dark.subscribe, dark.read)
  const isPrinted = useSyncExternalStore(print.subscribe, print.read)
  const chosen = theme === 'system' ? (isDark ? 'dark' : 'light') : theme
  const id = isPrinted ? 'light' : chosen
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = id
  }, [id])
  return id
}

/** The effective theme of the view. */
export const useThemeId = (): 'light' | 'dark' => useThemeOf(useView().theme)
