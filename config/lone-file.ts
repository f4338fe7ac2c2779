import { createHash } from 'node:crypto'
import { build, type Plugin } from 'vite'
import { licences } from './licences.ts'

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

/** A page that leaves as one file: what it is made of, and the element that its data stands in. */
type LonePage = {
  readonly module: string
  readonly input: string
  readonly data: string
  readonly needs: string
  /** Files that others take the place of. */
  readonly replaced: Readonly<Record<string, string>>
}

const noOtherKeys = 'src/lone/survey/no-other-keys.ts'

const pages: readonly LonePage[] = [
  {
    module: 'virtual:lone-file',
    input: 'src/lone/main.tsx',
    data: 'atlas-story',
    needs: 'This story draws its maps in the browser and needs JavaScript.',
    // No worker can be started from a file, and nothing is kept for it.
    replaced: {
      'src/io/calculate-in-worker.ts': 'src/lone/calculate.ts',
      'src/io/scenario-in-worker.ts': 'src/lone/scenario.ts',
      'src/state/use-neighbour-tests.ts': 'src/lone/neighbours.ts',
      'src/io/shelf/own-files.ts': 'src/lone/no-shelf.ts',
    },
  },
  {
    module: 'virtual:survey-file',
    input: 'src/lone/survey/main.tsx',
    data: 'atlas-survey',
    needs: 'This survey is checked and sealed in the browser and needs JavaScript. Nothing can be sent without it.',
    // The unit's keys are of one kind: the arithmetic of the others would be a tenth of the file.
    replaced: {
      'node_modules/@noble/post-quantum/hybrid.js': noOtherKeys,
      'node_modules/@noble/curves/nist.js': noOtherKeys,
    },
  },
]

/** The page around script and style: it may load nothing at all. */
function pageOf({ data, needs }: LonePage, script: string, style: string, licenceText: string): string {
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
    <noscript>${needs}</noscript>
    <script type="application/json" id="${data}">{}</script>
    <script type="text/plain" id="licences">${within(licenceText)}</script>
    <script>${script}</script>
  </body>
</html>
`
}

const inPlaceOf = (root: string, replaced: LonePage['replaced']): Plugin => ({
  name: 'atlas-lone-replacements',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true })
    const other = found && replaced[found.id.slice(root.length + 1)]
    return other ? `${root}/${other}` : found
  },
})

/** Bundles a page that is by itself: one script, one style, and the typeface where it has one, without any file beside it. */
async function bundle(root: string, page: LonePage, plugins: readonly Plugin[]): Promise<string> {
  const made = await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: { 'simple-statistics': `${root}/node_modules/simple-statistics/index.js` } },
    plugins: [inPlaceOf(root, page.replaced), letters, ...plugins, licences().site],
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.ATLAS_OFFLINE': '"no"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      rolldownOptions: {
        input: page.input,
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
    throw new Error(`${page.input} in one file would need ${outputs.map(({ fileName }) => fileName).join(', ')}`)
  return pageOf(page, within(chunk.code), textOf('.css'), textOf('.txt'))
}

const nameOf = ({ data }: LonePage): string => `${data.replace('atlas-', 'lone-')}.html`

/**
 * Makes the pages that leave as one file, as files of the site with their digest in their names, and tells the address of each to whoever imports its
 * module, such as `virtual:lone-file`.
 * @param plugins of their build
 */
export function loneFile(plugins: () => Plugin[]): Plugin {
  let root = ''
  let isBuild = false
  const references = new Map<string, string>()
  return {
    name: 'atlas-lone-file',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    async buildStart() {
      if (!isBuild) return
      for (const page of pages) {
        const source = await bundle(root, page, plugins())
        references.set(page.module, this.emitFile({ type: 'asset', name: nameOf(page), source }))
      }
    },
    resolveId: (id) => (pages.some(({ module }) => module === id) ? `\0${id}` : null),
    async load(id) {
      const page = pages.find(({ module }) => id === `\0${module}`)
      if (!page) return null
      if (isBuild) return `export default import.meta.ROLLUP_FILE_URL_${references.get(page.module)}`
      const made = Buffer.from(await bundle(root, page, plugins())).toString('base64')
      return `export default 'data:text/html;base64,${made}'`
    },
  }
}
