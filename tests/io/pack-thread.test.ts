import { afterEach, expect, test, vi } from 'vitest'
import { sealPack } from '#io/pack.ts'
import { GivenUp, openPackElsewhere, type PackAsk, type PackReply, sealPackElsewhere } from '#io/pack-thread.ts'
import { smallPack } from '../fixtures/small-pack.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const passphrase = 'nightingale-tulip-harbour'

/** The app's worker on this thread: messages are copied, as a browser copies them. */
class FakeThread {
  static ended = 0
  static isMute = false
  onmessage: ((event: { data: PackReply<unknown> }) => void) | null = null
  onerror: unknown = null
  async postMessage(ask: PackAsk) {
    if (FakeThread.isMute) return
    const scope = {
      onmessage: null as ((event: { data: PackAsk }) => Promise<void>) | null,
      postMessage: (reply: PackReply<unknown>) => this.onmessage?.({ data: structuredClone(reply) }),
    }
    vi.stubGlobal('self', scope)
    vi.resetModules()
    await import('#io/pack-lock-worker.ts')
    await scope.onmessage?.({ data: structuredClone(ask) })
  }
  terminate() {
    FakeThread.ended += 1
  }
}

const never = new AbortController().signal

test('a pack that is made and opened on a thread of its own is what it was, and the thread ends with the work', async () => {
  vi.stubGlobal('Worker', FakeThread)
  FakeThread.ended = 0
  const { privateKey, publicKey } = await keys()
  const sealed = await sealPackElsewhere(smallPack, { recipients: [publicKey] }, never)
  expect(await openPackElsewhere(sealed, { identity: privateKey }, never)).toEqual(smallPack)
  expect(FakeThread.ended).toBe(2)
})

test('faults of a pack keep their code and words on the way from the thread', async () => {
  vi.stubGlobal('Worker', FakeThread)
  const sealed = await sealPack(smallPack, { passphrase }, 4)
  const opening = openPackElsewhere(sealed, { passphrase: 'another' }, never)
  await expect(opening).rejects.toMatchObject({ name: 'PackFault', code: 'wrong-passphrase' })
  await expect(opening).rejects.toThrow(/The passphrase does not open this pack/)
})

test('work that is given up ends its thread at once', async () => {
  vi.stubGlobal('Worker', FakeThread)
  FakeThread.ended = 0
  FakeThread.isMute = true
  const work = new AbortController()
  const opening = openPackElsewhere(new Uint8Array(), { passphrase }, work.signal)
  work.abort()
  await expect(opening).rejects.toBeInstanceOf(GivenUp)
  expect(FakeThread.ended).toBe(1)
  FakeThread.isMute = false
})

async function keys() {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const privateKey = await generateX25519Identity()
  return { privateKey, publicKey: await identityToRecipient(privateKey) }
}
