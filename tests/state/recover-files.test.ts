import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fault } from '#io/read-json.ts'
import { createQueryClient } from '#state/queries.ts'
import { recoverFiles } from '#state/recover-files.ts'

let isOnline = false
beforeEach(() => {
  vi.useFakeTimers()
  isOnline = false
  vi.stubGlobal('document', { baseURI: 'https://atlas.test/', querySelector: () => null })
  vi.stubGlobal('fetch', async () => (isOnline ? new Response('') : Promise.reject(new TypeError('no network'))))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function watched(code: string) {
  const client = createQueryClient()
  const stop = recoverFiles(client)
  const read = vi.fn(async () => (isOnline ? 'here' : Promise.reject(fault('a.json', code, 'x', 'y'))))
  const observer = new QueryObserver<string>(client, { queryKey: ['a'], queryFn: read })
  const seen: string[] = []
  const forget = observer.subscribe(({ status }) => void (seen.at(-1) === status || seen.push(status)))
  return { read, seen, end: () => [forget(), stop(), client.clear()] }
}

test('a failed file is read again once the host answers, and not before', async () => {
  const { read, seen, end } = watched('file-unreachable')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(seen).toEqual(['pending', 'error'])
  expect(read).toHaveBeenCalledTimes(2)
  isOnline = true
  await vi.advanceTimersByTimeAsync(4000)
  expect(seen.at(-1)).toBe('success')
  expect(read).toHaveBeenCalledTimes(3)
  end()
})

test('a missing file is not requested again and again', async () => {
  const { read, end } = watched('file-missing')
  isOnline = false
  await vi.advanceTimersByTimeAsync(1000)
  isOnline = true
  await vi.advanceTimersByTimeAsync(20_000)
  expect(read).toHaveBeenCalledTimes(1)
  end()
})

test('after its end nothing is read', async () => {
  const { read, end } = watched('file-unreachable')
  await vi.advanceTimersByTimeAsync(1000)
  end()
  isOnline = true
  await vi.advanceTimersByTimeAsync(20_000)
  expect(read).toHaveBeenCalledTimes(2)
})

test('a damaged local file makes the catalogue reload once, and the file is not read again', async () => {
  const asked = vi.fn(async (_: URL) => new Response('{}'))
  vi.stubGlobal('fetch', asked)
  const client = createQueryClient()
  const stop = recoverFiles(client)
  const read = vi.fn(() => Promise.reject(Object.assign(new Error('x'), { code: 'damaged' })))
  const forget = new QueryObserver(client, { queryKey: ['dataset', 'shelf/a/1/b'], queryFn: read }).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked.mock.calls.map(([url]) => String(url))).toEqual(['https://atlas.test/data/catalogue.json'])
  expect(read.mock.calls.length).toBeLessThanOrEqual(2)
  forget()
  stop()
  client.clear()
})
