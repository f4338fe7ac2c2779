import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { bundleApart, bundlesOf } from './config/bundles.ts'
import { pagePolicy, policyFor } from './config/csp.ts'
import { earlyScript } from './config/early.ts'
import { grids } from './config/grids.ts'
import { keeper } from './config/keeper.ts'
import { licences } from './config/licences.ts'
import { loneFile } from './config/lone-file.ts'
import { queries } from './config/queries.ts'
import { themeColours } from './config/theme-colours.ts'

/** What the page may ask for at once, as the data build wrote it down. @throws when the data has not been built */
const earlyFiles = (): string => readFileSync(new URL('./public/data/early.json', import.meta.url), 'utf8')

/** The address at which this deployment is known, where its builder names one: links that leave the atlas carry it. @throws when it is no address */
const publicLink = (): readonly string[] => {
  const { ATLAS_ADDRESS: address } = process.env
  return address ? [`<link rel="canonical" href="${new URL(address).href}" />`] : []
}

const charset = '<meta charset="utf-8" />'
const scripts = /\n *<(?:script type="module"|link rel="modulepreload") [^>]*>(?:<\/script>)?/g

/**
 * Writes the policy into the built page, and lets the browser ask for the first files before any script has been read: after the scripts, as
 * these are the larger, and before the style sheets, which a script in the page would wait for.
 */
function page(): Plugin {
  return {
    name: 'atlas-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const policy = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`
        const files = `<script type="application/json" id="early">${earlyFiles()}</script>`
        const head = [
          charset,
          policy,
          ...publicLink(),
          ...(html.match(scripts) ?? []).map((line) => line.trim()).reverse(),
          files,
        ]
        return html
          .replace(scripts, '')
          .replace(charset, () => [...head, `<script>${earlyScript}</script>`].join('\n    '))
      },
    },
  }
}

/**
 * Says of the scripts of the first map that nearly all in them is called at once: browsers that know the hint compile them whole and beside the page's
 * own thread, not piece by piece on it. It counts only at the very top of a file, so that it is written when all else is.
 */
function compileHints(): Plugin {
  return {
    name: 'atlas-compile-hints',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && ['first', 'index'].includes(chunk.name))
            chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
      },
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

const { site, worker } = licences()

/** Whether readers' browsers may keep the whole site: `no` in `ATLAS_OFFLINE` says that they may not. */
const isKept = process.env.ATLAS_OFFLINE !== 'no'

/** What the opening picture is drawn with, and what both pages are kept alive with. */
const root = new URL('./', import.meta.url).pathname
const bundle = bundlesOf({ first: ['src/app/main.ts'], page: ['src/app/start.tsx', 'src/embed/main.tsx'] }, root)
/** Of what the app takes from its start on, what the embedded page never loads: a file for each few lines compresses worse. */
const isOfApp = bundleApart('src/app/start.tsx', 'src/embed/main.tsx', root)

export default defineConfig({
  // Relative addresses: the site works from any folder of any host.
  base: './',
  // Its source is a file a function: the first map takes the few that it calls, and not also those of Compare.
  resolve: {
    alias: { 'simple-statistics': new URL('./node_modules/simple-statistics/index.js', import.meta.url).pathname },
  },
  plugins: [
    themeColours(),
    queries(),
    react(),
    page(),
    compileHints(),
    policies(),
    loneFile(() => [themeColours(), queries(), react()].flat()),
    keeper(isKept, () => [worker()]),
    site,
  ],
  define: { 'import.meta.env.ATLAS_OFFLINE': JSON.stringify(isKept ? 'yes' : 'no') },
  // What a worker needs seldom comes in a part of its own, which only modules can ask for.
  worker: { format: 'es', plugins: () => [grids(), worker()] },
  build: {
    manifest: true,
    // Every browser that the app runs on knows preloads of modules.
    modulePreload: { polyfill: false },
    target: 'es2022',
    // MapLibre is one library and comes late; the budgets test keeps the rest small.
    chunkSizeWarningLimit: 1200,
    // What jsPDF would draw web pages with; nothing here asks for it, and unbundled it cannot be asked for.
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      external: ['html2canvas', 'canvg', 'dompurify'],
      treeshake: { moduleSideEffects: [{ test: /simple-statistics\/src\//, sideEffects: false }] },
      output: {
        // Parts name each other some thousand times, and a digest does not compress: seven letters tell two versions of a part apart.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        entryFileNames: 'assets/[name]-[hash:7].js',
        // What they say is read while the site is built.
        comments: { annotation: false },
        // What the opening picture is drawn with, and what both pages are kept alive with, is a file each: in pieces they compress worse.
        codeSplitting: {
          groups: [
            // Of this collection the first map takes its natural breaks alone.
            {
              name: 'statistics',
              test: /simple-statistics\/src\/(?!ckmeans|make_matrix|numeric_sort|unique_count)/,
              priority: 1,
            },
            { debugName: 'bundles', name: bundle },
            {
              debugName: 'app',
              name: (id, graph) => (bundle(id, graph) === null && isOfApp(id, graph) ? 'app' : null),
              includeDependenciesRecursively: false,
            },
            // Marks of points and sites, and their key: few lines each, which maps with either need.
            {
              name: 'points',
              test: /src\/figures\/map\/(?:point-(?:key|layer)|points|site-(?:diamond|layer))\.tsx?$/,
              includeDependenciesRecursively: false,
            },
            { name: 'offline', test: /src\/(?:state\/(?:busy|offline)-store|io\/offline\/keep)\.ts$/ },
          ],
        },
      },
    },
  },
})
