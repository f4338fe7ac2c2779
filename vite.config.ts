import { existsSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'
import { headerPolicy, pagePolicy } from './config/csp.ts'

/** Files that the first map waits for, as the data build names them. */
function firstFiles(): readonly string[] {
  const list = 'public/data/first-view.json'
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { preload: string[] }).preload : []
}

/** Writes the policy into the built page, and lets the browser ask for the first files before the script has been read. */
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
        ...firstFiles().map(
          (path): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: `./${path}` },
            injectTo: 'head',
          }),
        ),
      ],
    },
  }
}

export default defineConfig({
  // Relative addresses: the site works from any folder of any host.
  base: './',
  plugins: [react(), page()],
  build: {
    manifest: true,
    target: 'es2022',
    // MapLibre is one library and comes late; the budgets test keeps the rest small.
    chunkSizeWarningLimit: 1200,
  },
  preview: { headers: { 'Content-Security-Policy': headerPolicy } },
})
