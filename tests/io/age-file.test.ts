import { afterEach, expect, test, vi } from 'vitest'
import { makePair, openWith, pairOf, sealTo } from '#io/age-file.ts'
import { openPack, sealPack } from '#io/pack.ts'
import { smallPack } from '../fixtures/small-pack.ts'

afterEach(() => vi.unstubAllGlobals())

const plain = new TextEncoder().encode('twelve and a half')
const secret = 'AGE-SECRET-KEY-12NR3985NXR8F2WVW7KSK83MVZ9YX2USGL3XHR7CYPYGUTEPLPC5SGWGQT3'
const known = 'age1u7k7hsz9eyen9zq0hv5ah8ahqmg8lw9ez99etnks4axkguw0mu3svj5th4'

/** As a page by plain http has it: random numbers, and no Web Crypto. */
function plainHttp() {
  const { crypto } = globalThis
  const without = { getRandomValues: crypto.getRandomValues.bind(crypto) }
  vi.stubGlobal('crypto', without)
  return without
}

test('by plain http a pack for keys is made and opened, and nothing is left on the page', async () => {
  const byHttps = await sealPack(smallPack, { recipients: [known] })
  const page = plainHttp()
  expect(await openPack(byHttps, { identity: secret })).toEqual(smallPack)
  const sealed = await sealPack(smallPack, { recipients: [known] })
  expect(await openPack(sealed, { identity: secret })).toEqual(smallPack)
  await expect(openPack(sealed, { identity: (await makePair()).identity })).rejects.toMatchObject({
    code: 'wrong-identity',
  })
  expect('subtle' in page).toBe(false)
  vi.unstubAllGlobals()
  expect(await openPack(sealed, { identity: secret })).toEqual(smallPack)
})

test('work of several at once by plain http is not broken off by the first that ends', async () => {
  const page = plainHttp()
  const sealed = await Promise.all(Array.from({ length: 5 }, () => sealTo({ recipients: [known] }, plain)))
  const opened = await Promise.all(sealed.map((bytes) => openWith({ identity: secret }, bytes)))
  expect(opened).toEqual(sealed.map(() => plain))
  expect('subtle' in page).toBe(false)
})

test('the public key of a secret one is that of age-keygen, with Web Crypto and without', async () => {
  expect((await pairOf(secret)).recipient).toBe(known)
  plainHttp()
  expect((await pairOf(secret)).recipient).toBe(known)
  await expect(pairOf(`${secret.slice(0, -1)}Q`)).rejects.toMatchObject({ code: 'identity-malformed' })
})

test('a file for two keys is opened by each of them, and by no third', async () => {
  const pairs = await Promise.all([makePair(), makePair(), makePair()])
  const sealed = await sealTo({ recipients: pairs.slice(0, 2).map(({ recipient }) => recipient) }, plain)
  for (const { identity } of pairs.slice(0, 2)) expect(await openWith({ identity }, sealed)).toEqual(plain)
  await expect(openWith({ identity: pairs[2]?.identity ?? '' }, sealed)).rejects.toMatchObject({
    code: 'wrong-identity',
  })
})
