import { afterEach, expect, test, vi } from 'vitest'
import { sealPack } from '#io/pack.ts'
import { PackFault } from '#io/pack-fault.ts'
import { openPackInWorker, sealPackInWorker } from '#io/pack-lock.ts'
import { stubWorkers } from '../fixtures/fake-worker.ts'
import { smallPack } from '../fixtures/small-pack.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const passphrase = 'nightingale-tulip-harbour'

const load = () => import('#io/pack-lock-worker.ts')
const never = new AbortController().signal

test('a pack that is made and opened in a worker is what it was, and the worker ends with the work', async () => {
  const workers = stubWorkers(load)
  const { privateKey, publicKey } = await keys()
  const sealed = await sealPackInWorker(smallPack, { recipients: [publicKey] }, never)
  expect(await openPackInWorker(sealed, { identity: privateKey }, never)).toEqual(smallPack)
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true])
})

test('faults of a pack keep their code and words on the way from the worker', async () => {
  stubWorkers(load)
  const sealed = await sealPack(smallPack, { passphrase }, 4)
  const opening = openPackInWorker(sealed, { passphrase: 'another' }, never)
  await expect(opening).rejects.toBeInstanceOf(PackFault)
  await expect(opening).rejects.toMatchObject({ name: 'PackFault', code: 'wrong-passphrase' })
  await expect(opening).rejects.toThrow(/The passphrase does not open this pack/)
})

test('work that is cancelled ends its worker at once', async () => {
  const workers = stubWorkers(() => new Promise(() => {}))
  const work = new AbortController()
  const opening = openPackInWorker(new Uint8Array(), { passphrase }, work.signal)
  work.abort()
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  await expect(opening).rejects.toBe(work.signal.reason)
})

test('a worker that falls over says that the pack takes too much memory', async () => {
  const workers = stubWorkers(() => new Promise(() => {}))
  const opening = openPackInWorker(new Uint8Array(), { passphrase }, never)
  workers[0]?.fall()
  await expect(opening).rejects.toThrow('The pack takes more memory than this browser gives.')
})

async function keys() {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const privateKey = await generateX25519Identity()
  return { privateKey, publicKey: await identityToRecipient(privateKey) }
}
