import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.topojson': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** Already compressed. */
const asItIs = new Set(['.woff2', '.png'])

/**
 * A static host that answers from memory with precompressed files, which keeps its own work out of the figures.
 * @param folders address of a folder, as "/app/" → the folder on disk
 */
export async function serve(
  folders: Readonly<Record<string, URL>>,
): Promise<{ readonly origin: string; readonly server: Server }> {
  const held = new Map<string, { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }>()
  for (const [address, folder] of Object.entries(folders))
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const kind = extname(entry.name)
      const bytes = readFileSync(path)
      const body = asItIs.has(kind) ? bytes : gzipSync(bytes)
      const headers = {
        'Content-Type': types[kind] ?? 'application/octet-stream',
        'Content-Length': String(body.length),
        ...(asItIs.has(kind) ? {} : { 'Content-Encoding': 'gzip' }),
      }
      held.set(`${address}${relative(folder.pathname, path)}`, { body, headers })
    }
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '/', 'http://localhost')
    const file = held.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    if (file) response.writeHead(200, file.headers).end(file.body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
