import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Browsers offer these to https and localhost only. The atlas must also work over an intranet's plain http: each is either unused, or used where its
 * absence is handled.
 */
const forSecurePages = [
  /\bcrypto\.(randomUUID|subtle)\b/,
  /\bcaches\.(open|match|keys)\b/,
  /\bnavigator\.(serviceWorker|storage|locks|share|wakeLock|credentials|permissions|clipboard)\.(?!\?)/,
  /\bshow(Save|Open|Directory)\w*Picker\b/,
  /\bcookieStore\b/,
]

/** Both lines of `clipboard.ts` are in a `try` that tells the reader what to do instead; `keeper.ts` is the service worker, which a page by plain http cannot have. */
const dealtWith: Readonly<Record<string, number>> = { 'io/clipboard.ts': 2, 'io/offline/keeper.ts': 3 }

const uses = (text: string): number =>
  text.split('\n').filter((line) => forSecurePages.some((pattern) => pattern.test(line))).length

test('nothing is used that a page by plain http does not have', () => {
  const src = new URL('../../src/', import.meta.url)
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(100)
  const found = files
    .map((file) => [file, uses(readFileSync(new URL(file, src), 'utf8'))] as const)
    .filter(([file, count]) => count !== (dealtWith[file] ?? 0))
  expect(found).toEqual([])
})

test.each([
  ['const id = crypto.randomUUID()', 1],
  ['navigator.storage.persist()', 1],
  ['navigator.storage?.persist?.()', 0],
  ['navigator.locks?.request(name, work)', 0],
])('the check knows %s', (line, count) => expect(uses(line)).toBe(count))
