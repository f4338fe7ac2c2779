import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { loadPart, nameLoadFaults } from '#io/load-part.ts'
import { drawOpening, openingRoom, readOpening } from '#opening/open.ts'
import { showTroubles } from './trouble-notice.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/controls.css'
import '#parts/parts.css'
import '#stage/stage.css'
import '#screens/explore/explore.css'
import './app.css'

/** Milliseconds that the page waits for the files of its first picture before it shows a waiting message. */
const patience = 400

/** Milliseconds after the start at which the page's own text becomes visible (`.late` in `app.css`). */
const shown = 800

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))

/** Resolves two frames later: the first paints the present page. A hidden page has no frames, and nobody waits for its picture. */
const painted = () =>
  Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    after(patience),
  ])

/** Draws the first picture. @returns whether there was one */
async function open(root: HTMLElement, view: View): Promise<boolean> {
  if (view.screen !== 'explore') return false
  // The page's own text stays until there is a picture, which takes long on a slow line.
  if (performance.now() > shown) root.querySelector('.late')?.classList.remove('late')
  const words = [...root.childNodes]
  try {
    const reading = readOpening(view)
    const room = openingRoom(root, view)
    root.replaceChildren(...words)
    const opening = await Promise.race([reading, after(patience)])
    if (opening) drawOpening(root, opening, room)
    return opening !== null
  } catch {
    root.replaceChildren(...words)
    return false // The app meets the same fault and reports it.
  }
}

/** Draws the first picture as markup at once, then starts the app, which takes longer, in its place. */
async function main(root: HTMLElement): Promise<void> {
  const began = performance.now()
  const isOpen = await open(root, decodeView(window.location.search.slice(1)).view)
  // The picture is painted before the app takes the page.
  if (isOpen) await painted()
  const { start } = await loadPart('What makes the map answer', () => import('./start.tsx'))
  await start(root, isOpen ? patience : Math.max(0, began + patience - performance.now()))
}

const root = document.getElementById('root')
if (!root) throw new Error('no place for the app')
nameLoadFaults(window)
showTroubles(document)
void main(root)
