import { currentTroubles, onTroubles, troubleWords, tryNow } from '#io/load-part.ts'

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button'
  made.textContent = label
  made.addEventListener('click', onClick)
  return made
}

/**
 * Shows above the page which parts of the app failed to load, and why, until they have loaded. Uses plain DOM elements: React itself may be the
 * missing part.
 */
export function showTroubles(page: Document): void {
  const notice = page.createElement('div')
  const words = page.createElement('p')
  notice.setAttribute('role', 'status')
  page.body.prepend(notice)
  const actions = [button('Try now', tryNow), button('Reload the page', () => page.location.reload())]
  const update = () => {
    const troubles = currentTroubles()
    words.textContent = [...new Set(troubles.map(troubleWords))].join(' ')
    const isNeeded = troubles.length > 0
    if (isNeeded === notice.hasChildNodes()) return
    notice.className = isNeeded ? 'notice' : ''
    notice.replaceChildren(...(isNeeded ? [words, ...actions] : []))
  }
  update()
  onTroubles(update)
}
