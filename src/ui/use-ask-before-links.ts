import { useEffect } from 'react'

/** A click that leads away from the screen in this tab: on a link above or beside it. */
function leadsAway({ target, button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || !(target instanceof Element)) return false
  const href = target.closest('a')?.getAttribute('href') ?? '#'
  return !href.startsWith('#') && target.closest('main') === null
}

/** Asks before a link leads to another screen while something would be lost with this one. @param words what would be lost */
export function useAskBeforeLinks(isUnsaved: boolean, words: string): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: MouseEvent) => {
      if (!leadsAway(event) || window.confirm(words)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', ask, true)
    return () => document.removeEventListener('click', ask, true)
  }, [isUnsaved, words])
}
