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

/** For how long, in milliseconds, the page waits for the files of its first picture before it says that it is waiting. */
const patience = 400

/** When what the page says before its scripts are there is seen, in milliseconds from its beginning (`.late` in `app.css`). */
const shown = 800

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))

/** Two frames on: the first draws what is on the page now. A hidden page has none, and nobody waits for its picture. */
const painted = () =>
  Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    after(patience),
  ])

/** Draws the first picture. @returns whether there was one */
async function open(root: HTMLElement, view: View): Promise<boolean> {
  if (view.screen !== 'explore') return false
  // What the page itself says stays until there is a picture: on a slow line that is long.
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
    return false // The app finds the same fault, and says it.
  }
}

/** The first picture, as text that the browser draws at once; then the app, which takes more time, in its place. */
async function main(root: HTMLElement): Promise<void> {
  const began = performance.now()
  const isOpen = await open(root, decodeView(window.location.search.slice(1)).view)
  // The picture is painted before the app takes the page.
  if (isOpen) await painted()
  const { start } = await loadPart('What makes the map answer', () => import('./start.tsx'))
  await start(root, isOpen ? patience : Math.max(0, began + patience - performance.now()))
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the app')
nameLoadFaults(window)
showTroubles(document)
void main(root)
