import { afterEach, expect, test, vi } from 'vitest'
import { type KeptState, keepAtlas, type UpdateState } from '#io/offline/keep.ts'

afterEach(() => vi.unstubAllGlobals())

/** A service worker that answers what it keeps. */
class Worker extends EventTarget {
  state = 'installed'
  readonly said: unknown[] = []
  readonly #kept: number
  constructor(kept: number) {
    super()
    this.#kept = kept
  }
  postMessage(message: unknown, ports: readonly MessagePort[] = []): void {
    this.said.push(message)
    ports[0]?.postMessage({ kept: this.#kept, of: 9 })
  }
}

/** A browser with a registration, and what is told of it. */
function browser(workers: { active?: Worker; waiting?: Worker; installing?: Worker }, controller: Worker | null) {
  const registration = Object.assign(new EventTarget(), { active: null, waiting: null, installing: null, ...workers })
  const serviceWorker = Object.assign(new EventTarget(), { controller, register: vi.fn(async () => registration) })
  vi.stubGlobal('navigator', { serviceWorker })
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('ServiceWorker', Worker)
  const kept: KeptState[] = []
  const updates: UpdateState[] = []
  const controlled = vi.fn()
  const tell = { kept: (state: KeptState) => kept.push(state), update: (state: UpdateState) => updates.push(state) }
  return { registration, serviceWorker, kept, updates, controlled, tell }
}

test('where browsers keep nothing, as by plain http, nothing is asked of them', async () => {
  vi.stubGlobal('navigator', {})
  const kept: KeptState[] = []
  const tell = { kept: (state: KeptState) => kept.push(state), update: () => {} }
  expect(await keepAtlas(tell, () => {})).toBeNull()
  expect(kept).toEqual([{ kind: 'none' }])
})

test('a browser that refuses keeps nothing, and says so', async () => {
  const { serviceWorker, kept, controlled, tell } = browser({}, null)
  serviceWorker.register.mockRejectedValue(new Error('refused'))
  expect(await keepAtlas(tell, controlled)).toBeNull()
  expect(kept).toEqual([{ kind: 'none' }])
})

test.each([
  [9, { kind: 'all', of: 9 }],
  [8, { kind: 'broken-off', kept: 8, of: 9 }],
])('of 9 files %i are kept: %o', async (found, state) => {
  const active = new Worker(found)
  const { kept, controlled, tell } = browser({ active }, active)
  await keepAtlas(tell, controlled)
  await vi.waitFor(() => expect(kept).toEqual([state]))
})

test('the first version that is kept is no news', async () => {
  const { serviceWorker, updates, controlled, tell } = browser({ installing: new Worker(3) }, null)
  await keepAtlas(tell, controlled)
  serviceWorker.dispatchEvent(new Event('controllerchange'))
  expect(updates).toEqual([])
  expect(controlled).not.toHaveBeenCalled()
})

test('a version that waits is told, takes over when it is asked to, and only then the page is to be reloaded', async () => {
  const [active, waiting] = [new Worker(9), new Worker(9)]
  const { serviceWorker, updates, controlled, tell } = browser({ active, waiting }, active)
  const keeping = await keepAtlas(tell, controlled)
  expect(updates).toEqual(['waits'])
  expect(waiting.said).toEqual([])
  keeping?.takeUpdate()
  expect(waiting.said).toEqual(['take over'])
  expect(controlled).not.toHaveBeenCalled()
  serviceWorker.dispatchEvent(new Event('controllerchange'))
  expect(controlled).toHaveBeenCalledOnce()
})

test('a version that another window took is told, and this page is not reloaded', async () => {
  const active = new Worker(9)
  const { serviceWorker, updates, controlled, tell } = browser({ active }, active)
  await keepAtlas(tell, controlled)
  serviceWorker.dispatchEvent(new Event('controllerchange'))
  expect(updates).toEqual(['taken-elsewhere'])
  expect(controlled).not.toHaveBeenCalled()
})
