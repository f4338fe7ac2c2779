import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { pagePolicy, policyFor } from './config/csp.ts'

/** Writes the policy into the built page, and lets the browser ask for the catalogue before the script has been read. */
function page(): Plugin {
  return {
    name: 'atlas-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
          injectTo: 'head-prepend',
        },
        {
          // Every screen needs it, and nothing else can be asked for before it is there.
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: './data/catalogue.json' },
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
    rollupOptions: { input: ['index.html', 'embed.html'], external: ['html2canvas', 'canvg', 'dompurify'] },
  },
})
