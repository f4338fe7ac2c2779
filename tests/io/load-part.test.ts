import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findCause } from '#io/connection.ts'
import { currentTroubles, loadPart, nameLoadFaults, onTroubles, troubleWords, tryNow } from '#io/load-part.ts'

const page = { address: 'https://atlas.test/', script: './assets/index-new.js' }
const didNotCome = () =>
  new TypeError('Failed to fetch dynamically imported module: https://atlas.test/assets/data-1.js')

beforeEach(() => {
  vi.useFakeTimers()
  const script = { getAttribute: () => page.script }
  vi.stubGlobal('document', { baseURI: page.address, querySelector: () => script, querySelectorAll: () => [] })
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a part that does not come is named with its cause, tried again until it does, and then no longer named', async () => {
  const load = vi.fn().mockRejectedValueOnce(didNotCome()).mockRejectedValueOnce(didNotCome()).mockResolvedValue('here')
  const told = vi.fn()
  const stop = onTroubles(told)
  const loading = loadPart('Data', load)
  await vi.advanceTimersByTimeAsync(0)
  expect(currentTroubles()).toEqual([{ name: 'Data', cause: 'offline' }])
  await vi.advanceTimersByTimeAsync(999)
  expect(load).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(2000)
  await expect(loading).resolves.toBe('here')
  expect(currentTroubles()).toEqual([])
  expect(told).toHaveBeenCalledTimes(3)
  stop()
})

test('a reader need not wait for the next try', async () => {
  const load = vi.fn().mockRejectedValueOnce(didNotCome()).mockResolvedValue('here')
  const loading = loadPart('Data', load)
  await vi.advanceTimersByTimeAsync(0)
  tryNow()
  await expect(loading).resolves.toBe('here')
})

test('a part that comes and fails is a fault of ours, and not tried again', async () => {
  const load = vi.fn().mockRejectedValue(new RangeError('two values at one time'))
  await expect(loadPart('Compare', load)).rejects.toThrow('two values at one time')
  expect(load).toHaveBeenCalledTimes(1)
  expect(currentTroubles()).toEqual([])
})

test.each([
  ['no network', 'offline', () => Promise.reject(new TypeError('x')), /no network/],
  [
    'another version',
    'updated',
    async () => new Response('<script src="./assets/index-newer.js">'),
    /has been updated.*Reload/,
  ],
  ['the same version', 'missing', async () => new Response('<script src="./assets/index-new.js">'), /does not give it/],
  ['a host that is not well', 'missing', async () => new Response('', { status: 502 }), /does not give it/],
] as const)('the cause is told: %s', async (_, cause, answer, words) => {
  vi.stubGlobal('fetch', answer)
  expect(await findCause(page)).toBe(cause)
  expect(troubleWords({ name: 'Compare', cause })).toMatch(words)
})

test('a load that failed has words for the reader wherever it is reported, and is still known as such', async () => {
  const window = new EventTarget()
  nameLoadFaults(window as unknown as Window)
  const announce = (payload: Error) => window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload }))
  const fault = didNotCome()
  announce(fault)
  expect(fault.message).toBe('A part could not be loaded. Reload the page.')
  const other = new RangeError('two values at one time')
  announce(other)
  expect(other.message).toBe('two values at one time')
  const load = vi.fn().mockRejectedValueOnce(fault).mockResolvedValue('here')
  const loading = loadPart('Data', load)
  await vi.advanceTimersByTimeAsync(1000)
  await expect(loading).resolves.toBe('here')
})
