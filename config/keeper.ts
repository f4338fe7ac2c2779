import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Files that carry a digest in their names never change under them. */
const isNamedByDigest = (path: string): boolean =>
  /^assets\/.*-[\w-]{7,8}\.\w+$|^(?:data|geo)\/.*\.[0-9a-f]{8}\.\w+$/.test(path)

/** The worker itself, what the build writes for itself, and members' packs, which are for those alone who ask for them. */
const isLeftOut = (path: string): boolean => path === 'sw.js' || /^(?:\.|packs\/)/.test(path)

const digestOf = (file: string, algorithm: string, encoding: 'base64' | 'hex'): string =>
  createHash(algorithm).update(readFileSync(file)).digest(encoding)

/** All files of a built site, with what tells one version of each from the next. Pages may be edited by a host, so that no digest is held against them. */
function filesOf(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !isLeftOut(path))
    .sort()
    .map((url) => {
      if (isNamedByDigest(url)) return { url, revision: null }
      const file = join(folder, url)
      const revision = digestOf(file, 'sha256', 'hex').slice(0, 16)
      return url.endsWith('.html')
        ? { url, revision }
        : { url, revision, integrity: `sha256-${digestOf(file, 'sha256', 'base64')}` }
    })
}

/** In place of the service worker, for a host that wants none: takes away what an earlier version kept. */
const farewell = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('atlas-')) await caches.delete(name)
  await self.registration.unregister()
})()))
`

/**
 * Builds the service worker and writes it beside the page, with the list of all files of the site.
 * @param isWanted false leaves a worker that takes itself away
 * @param plugins of its build
 */
export function keeper(isWanted: boolean, plugins: () => Plugin[]): Plugin {
  let code = farewell
  let root = ''
  let out = ''
  return {
    name: 'atlas-keeper',
    apply: 'build',
    configResolved(config) {
      root = config.root
      out = join(config.root, config.build.outDir)
    },
    // Before the licences of all that is shipped are written.
    async buildStart() {
      if (!isWanted) return
      const made = await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: plugins(),
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          write: false,
          target: 'es2022',
          modulePreload: false,
          rolldownOptions: { input: 'src/io/offline/keeper.ts', output: { format: 'iife' } },
        },
      })
      const [result] = [made].flat()
      const [chunk] = result && 'output' in result ? result.output : []
      if (chunk?.type !== 'chunk') throw new Error('the service worker could not be built')
      code = chunk.code
    },
    closeBundle: {
      order: 'post',
      handler() {
        const list = isWanted ? `self.atlasFiles=${JSON.stringify(filesOf(out))};\n` : ''
        writeFileSync(join(out, 'sw.js'), `${list}${code}`)
      },
    },
  }
}
