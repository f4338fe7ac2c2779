import { createHash } from 'node:crypto'
import { build, type Plugin } from 'vite'
import { licences } from './licences.ts'

/** What a file by itself does in another way: no worker can be started from it, and nothing is kept for it. */
const replaced: Readonly<Record<string, string>> = {
  'src/io/calculate-in-worker.ts': 'src/lone/calculate.ts',
  'src/io/scenario-in-worker.ts': 'src/lone/scenario.ts',
  'src/io/shelf/own-files.ts': 'src/lone/no-shelf.ts',
}

const inPlaceOf = (root: string): Plugin => ({
  name: 'atlas-lone-replacements',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true })
    const other = found && replaced[found.id.slice(root.length + 1)]
    return other ? `${root}/${other}` : found
  },
})

/** Of the typeface only the letters of British names and of Welsh: other scripts would be a third of the file. */
const letters: Plugin = {
  name: 'atlas-lone-letters',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/inter/wght.css')
      ? (code.match(/@font-face\s*\{[^}]*\}/g) ?? [])
          .filter((face) => /inter-latin(?:-ext)?-wght/.test(face))
          .join('\n')
      : null,
}

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Scripts end at the first end tag in them, wherever it stands. */
const within = (code: string): string => code.replaceAll('</script', '\\x3c/script').replaceAll('<!--', '\\x3c!--')

/** The page around script and style: it may load nothing at all. */
function pageOf(script: string, style: string, licenceText: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en-GB" class="atlas">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="data:," />
    <title>MPCE Atlas</title>
    <style>${style}</style>
  </head>
  <body>
    <div id="root"></div>
    <noscript>This story draws its maps in the browser and needs JavaScript.</noscript>
    <script type="application/json" id="atlas-story">{}</script>
    <script type="text/plain" id="licences">${within(licenceText)}</script>
    <script>${script}</script>
  </body>
</html>
`
}

/** Bundles the page of a story that is by itself: one script, one style, and the typeface, without any file beside it. */
async function bundle(root: string, plugins: readonly Plugin[]): Promise<string> {
  const made = await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: { 'simple-statistics': `${root}/node_modules/simple-statistics/index.js` } },
    plugins: [inPlaceOf(root), letters, ...plugins, licences().site],
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.ATLAS_OFFLINE': '"no"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      rolldownOptions: {
        input: 'src/lone/main.tsx',
        output: { format: 'iife', codeSplitting: false },
        // What loads parts elsewhere has them all here.
        checks: { emptyImportMeta: false },
      },
    },
  })
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  const chunks = outputs.filter((one) => one.type === 'chunk')
  const textOf = (ending: string) => {
    const found = outputs.find((one) => one.type === 'asset' && one.fileName.endsWith(ending))
    return found?.type === 'asset' ? String(found.source) : ''
  }
  const others = outputs.filter((one) => one.type === 'asset' && !/\.(?:css|txt)$/.test(one.fileName))
  const [chunk] = chunks
  if (!chunk || chunks.length > 1 || others.length > 0)
    throw new Error(`a story in one file would need ${outputs.map(({ fileName }) => fileName).join(', ')}`)
  return pageOf(within(chunk.code), textOf('.css'), textOf('.txt'))
}

const module = 'virtual:lone-file'

/**
 * Makes the page that a story leaves in, as a file of the site with its digest in its name, and tells its address to whoever imports `virtual:lone-file`.
 * @param plugins of its build
 */
export function loneFile(plugins: () => Plugin[]): Plugin {
  let root = ''
  let isBuild = false
  let reference = ''
  return {
    name: 'atlas-lone-file',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    async buildStart() {
      if (isBuild)
        reference = this.emitFile({ type: 'asset', name: 'lone-story.html', source: await bundle(root, plugins()) })
    },
    resolveId: (id) => (id === module ? `\0${module}` : null),
    async load(id) {
      if (id !== `\0${module}`) return null
      if (isBuild) return `export default import.meta.ROLLUP_FILE_URL_${reference}`
      const page = Buffer.from(await bundle(root, plugins())).toString('base64')
      return `export default 'data:text/html;base64,${page}'`
    },
  }
}
