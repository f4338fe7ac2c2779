import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { View } from '#core/view/view.ts'
import type { ViewStore } from './view-store.ts'

export const ViewContext = createContext<ViewStore | null>(null)

export function useViewStore(): ViewStore {
  const store = use(ViewContext)
  if (!store) throw new Error('screen outside its view')
  return store
}

export function useView(): View {
  return useStore(useViewStore(), ({ view }) => view)
}

export function useIgnored(): readonly string[] {
  return useStore(useViewStore(), ({ ignored }) => ignored)
}

export function useGo(): ViewStore['go'] {
  return useViewStore().go
}
