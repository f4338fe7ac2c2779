import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { themes } from '#figures/theme.ts'

/**
 * Writes a page with every example picture, one row for each figure, from the snapshots of the tests. Open it from disk; it is no part of the site.
 */
const folder = 'tests/examples/pictures'
const target = 'tests/artefacts/gallery.html'

const files = readdirSync(folder).filter((file) => file.endsWith('.svg'))
const figureOf = (file: string): string => file.split('.')[0] ?? ''
const stateOf = (file: string): string => file.split('.')[1] ?? ''

/** Prefixes the pattern ids, which would clash with those of other pictures on the page. */
const apart = (svg: string, at: number): string =>
  svg.replace(/id="([^"]+)"/g, `id="g${at}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#g${at}-$1)`)

const cell = (file: string): string => {
  const state = stateOf(file)
  const picture = apart(readFileSync(`${folder}/${file}`, 'utf8'), files.indexOf(file))
  return `<figure class="${state}"><figcaption>${state}</figcaption>${picture}</figure>`
}

const rows = [...new Set(files.map(figureOf))].map(
  (figure) =>
    `<h2 id="${figure}">${figure}</h2><div>${files
      .filter((file) => figureOf(file) === figure)
      .map(cell)
      .join('\n')}</div>`,
)

const page = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8" />
<title>MPCE Atlas: example pictures</title>
<style>
body { font: 15px/1.4 sans-serif; margin: 24px; background: #ffffff; color: #1a1f24 }
div { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
figure { margin: 0; border: 1px solid #d9d6ce; background: ${themes.light.paper} }
figure.dark { background: ${themes.dark.paper}; color: ${themes.dark.ink} }
figcaption { padding: 4px 8px }
</style>
${rows.join('\n')}
</html>
`

mkdirSync('tests/artefacts', { recursive: true })
writeFileSync(target, page)
process.stdout.write(`${files.length} pictures: ${target}\n`)
