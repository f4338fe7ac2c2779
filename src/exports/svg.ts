import type { ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

/**
 * Draws a figure off the page and writes it down as a file of its own.
 * @throws Error when the figure draws no picture, which would be our fault
 */
export function svgText(figure: ReactElement): string {
  const holder = document.createElement('div')
  const root = createRoot(holder)
  flushSync(() => root.render(figure))
  const picture = holder.querySelector('svg')
  if (!picture) throw new Error('the figure drew no picture')
  const text = new XMLSerializer().serializeToString(picture)
  root.unmount()
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`
}
