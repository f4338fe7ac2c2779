import { type RefObject, useEffect, useRef } from 'react'
import { setHovered } from '#state/lit-store.ts'

const attributeAt = (target: EventTarget | null, name: string): string | null =>
  target instanceof Element ? (target.closest(`[${name}]`)?.getAttribute(name) ?? null) : null

const codeAt = ({ target }: Event): string | null => attributeAt(target, 'data-area')

/** Handles hover and selection of areas in a figure whose marks carry area codes; the figure itself has no handlers. */
export function useAreaPointer(element: RefObject<Element | null>, onSelect: (code: string) => void): void {
  const select = useRef(onSelect)
  useEffect(() => {
    select.current = onSelect
  }, [onSelect])
  useEffect(() => {
    const own = element.current
    if (!own) return
    const over = (event: Event) => setHovered({ area: codeAt(event), words: attributeAt(event.target, 'data-words') })
    const leave = () => setHovered({ area: null, words: null })
    const click = (event: Event) => {
      // A button in a row handles its own click.
      const own = event.target instanceof Element && event.target.closest('button, a, summary')
      const code = own ? null : codeAt(event)
      if (code) select.current(code)
    }
    own.addEventListener('pointerover', over)
    own.addEventListener('pointerleave', leave)
    own.addEventListener('click', click)
    return () => {
      own.removeEventListener('pointerover', over)
      own.removeEventListener('pointerleave', leave)
      own.removeEventListener('click', click)
    }
  }, [element])
}
