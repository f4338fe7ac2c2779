import { createHash } from 'node:crypto'

/**
 * Requests the files of the first picture while the app is still loading; without it they would wait for the catalogue, and the catalogue for the
 * app. The script is inline, and the list of files is beside it as data: the script's text never changes, and the content policy can name its digest.
 * Where a link makes the guess wrong, the app requests what it needs. The responses are parsed at once, since the page is idle, and wait for
 * `src/io/read-json.ts`. A preload link would request files too, but browsers warn about it on slow machines. The script also asks whether this
 * browser stores local datasets, for `src/io/shelf/own-files.ts`: the first such query takes as long as a small file.
 *
 * It also reports on the page when the start scripts fail to load, since they would report every other failure: a module with a missing part fails as
 * a whole.
 */
export const earlyScript = `{
  const { always, needs, keys, initial, files } = JSON.parse(document.getElementById('early').textContent)
  const asked = new URLSearchParams(location.search)
  const screen = asked.get(keys.screen)
  const need = needs[Object.hasOwn(needs, screen) ? screen : initial[keys.screen]]
  const has = need === 'view' ? Object.keys(files) : []
  const fileOf = (key, id) => (Object.hasOwn(files[key], id) ? files[key][id] : null)
  const named = has.map((key) => (key === keys.indicator && asked.has(keys.dims) ? null : fileOf(key, asked.get(key) || initial[key])))
  const shared = need === 'catalogue' ? always.slice(0, 1) : always
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

/** The digest in the form of a content policy. */
export const earlyDigest = `'sha256-${createHash('sha256').update(earlyScript).digest('base64')}'`
