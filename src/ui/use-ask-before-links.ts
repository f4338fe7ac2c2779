import { useEffect } from 'react'

/** A click that leads away from the screen in this tab: on a link above or beside it. */
function leadsAway({ target, button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || !(target instanceof Element)) return false
  const href = target.closest('a')?.getAttribute('href') ?? '#'
  return !href.startsWith('#') && target.closest('main') === null
}

/** Whether a move of the history leads to another query: one within the page, such as to its main part, does not. */
const isElsewhere = (here: string): boolean => new URL(here).search !== window.location.search

/**
 * Asks before a link, or Back and Forward, leads to another screen while something would be lost with this one. A move of the history has happened when it is
 * told: if it is refused the address is put back, and nobody else hears of it.
 * @param words what would be lost
 */
export function useAskBeforeLinks(isUnsaved: boolean, words: string): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: MouseEvent) => {
      if (!leadsAway(event) || window.confirm(words)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const here = window.location.href
    const askOfMove = (event: PopStateEvent) => {
      if (!isElsewhere(here) || window.confirm(words)) return
      event.stopImmediatePropagation()
      window.history.pushState(null, '', here)
    }
    document.addEventListener('click', ask, true)
    window.addEventListener('popstate', askOfMove, true)
    return () => {
      document.removeEventListener('click', ask, true)
      window.removeEventListener('popstate', askOfMove, true)
    }
  }, [isUnsaved, words])
}
