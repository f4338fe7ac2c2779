import { createHash } from 'node:crypto'

/**
 * Asks for the files of the first picture while the app itself is still on its way; without it they would wait for the catalogue, and that for the
 * app. It stands in the page, and which files there are stands beside it as data, so that its text never changes with them and the policy can name
 * its digest. Where a link leaves the guess wrong, the app asks for what it needs. The answers are read at once, as the page has nothing else to do yet, and
 * wait for `src/io/read-json.ts`; a preload by link would also ask, but browsers complain of it on slow machines. Whether the reader keeps data here is
 * asked as well, for `src/io/shelf/own-files.ts`: browsers take as long for the first such question as for a small file.
 *
 * It also says on the page when the scripts do not come that would say so of everything else: a module that lacks a part fails as a whole.
 */
export const earlyScript = `{
  const { always, initial, files } = JSON.parse(document.getElementById('early').textContent)
  const asked = new URLSearchParams(location.search)
  const screen = asked.get('s') || 'explore'
  const has = /^(data|import|coverage)$/.test(screen) ? [] : Object.keys(files)
  const fileOf = (key, id) => (Object.hasOwn(files[key], id) ? files[key][id] : null)
  const named = has.map((key) => (key === 'm' && asked.has('d') ? null : fileOf(key, asked.get(key) || initial[key])))
  const shared = screen === 'data' || screen === 'import' ? always.slice(0, 1) : always
  globalThis.atlasEarly = Object.fromEntries(
    [...new Set([...shared, ...named])].filter(Boolean).map((path) => {
      const answer = fetch(path).then(async (response) => {
        const text = await response.text()
        try {
          return { response, text, content: JSON.parse(text) }
        } catch {
          return { response, text }
        }
      })
      answer.catch(() => {})
      return [path, answer]
    }),
  )
  try {
    globalThis.atlasShelves = indexedDB.databases()
    globalThis.atlasShelves.catch(() => {})
  } catch {}
  const say = () => {
    document.getElementById('on-its-way')?.remove()
    document.getElementById('not-coming')?.removeAttribute('hidden')
    document.getElementById('main')?.removeAttribute('aria-busy')
  }
  const failed = ({ target }) => {
    if (target.tagName !== 'SCRIPT') return
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say)
    else say()
  }
  addEventListener('error', failed, true)
}`

/** As a policy names it. */
export const earlyDigest = `'sha256-${createHash('sha256').update(earlyScript).digest('base64')}'`
