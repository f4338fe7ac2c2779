import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { pagePolicy, policyFor } from './config/csp.ts'

/** The files of the first screen, as the data build wrote them down. @throws when the data has not been built */
function firstFiles(): readonly string[] {
  const text = readFileSync(new URL('./public/data/first-view.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly preload: readonly string[] }).preload
}

/**
 * Asks for the files of the first screen while the app itself is still on its way; without it they would wait for the catalogue, and that for the
 * app. A page that shows something else asks for the boundaries only. Nothing is done where the app was faster. The answers wait for
 * `src/io/read-file.ts`; a preload by link would do the same, but browsers complain of it on slow machines.
 */
const earlyScript = (files: readonly string[]): string => `{
  const { search } = location
  const boundaries = (path) => path.endsWith('.topojson')
  const wanted = search === '' ? ${JSON.stringify(files)} : ${JSON.stringify(files)}.filter(boundaries)
  globalThis.atlasEarly ??= Object.fromEntries(
    ['data/catalogue.json', ...(/[?&]s=(data|import)/.test(search) ? [] : wanted)].map((path) => {
      const answer = fetch(new URL(path, document.baseURI))
      answer.catch(() => {})
      return [path, answer]
    }),
  )
}
`

/** Writes the policy into the built page, and lets the browser ask for the catalogue before the script has been read. */
function page(): Plugin {
  return {
    name: 'atlas-page',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'early.js', source: earlyScript(firstFiles()) })
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
          injectTo: 'head-prepend',
        },
        {
          tag: 'script',
          attrs: { async: true, src: './early.js' },
          injectTo: 'head',
        },
      ],
    },
  }
}

/** Sends each page with its policy, as a host should. */
function policies(): Plugin {
  return {
    name: 'atlas-policies',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        response.setHeader('Content-Security-Policy', policyFor(pathname))
        next()
      })
    },
  }
}

export default defineConfig({
  // Relative addresses: the site works from any folder of any host.
  base: './',
  plugins: [react(), page(), policies()],
  build: {
    manifest: true,
    target: 'es2022',
    // MapLibre is one library and comes late; the budgets test keeps the rest small.
    chunkSizeWarningLimit: 1200,
    // What jsPDF would draw web pages with; nothing here asks for it, and unbundled it cannot be asked for.
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      external: ['html2canvas', 'canvg', 'dompurify'],
      output: {
        // What both pages need from the start is one file: in pieces it compresses worse.
        codeSplitting: {
          groups: [
            {
              name: 'atlas',
              test: /src\/(core\/(domain|view|plate|catalogue)|io\/(address|files|read-file|save|clipboard|shelf\/own-files))[/.]|node_modules\/(react|react-dom|scheduler|zustand|valibot|@tanstack)\//,
            },
          ],
        },
      },
    },
  },
})
