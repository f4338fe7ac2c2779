import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPack, sealPack } from '#io/pack.ts'
import { PackFault, type PackFaultCode, packFaultWords } from '#io/pack-fault.ts'
import { makePassphrase } from '#io/passphrase.ts'
import { smallPack } from '../fixtures/small-pack.ts'

/** Less work than in the app, or every test would take seconds. */
const work = 8
const passphrase = 'nightingale-tulip-harbour'
const file = (name: string) => new Uint8Array(readFileSync(new URL(`packs/${name}`, import.meta.url)))
const textFile = (name: string) => readFileSync(new URL(`packs/${name}`, import.meta.url), 'utf8')

const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const byPassphrase = await sealPack(smallPack, { passphrase }, work)
const byKey = await sealPack(smallPack, { recipients: [recipient] })

async function faultOf(bytes: Uint8Array, key: Parameters<typeof openPack>[1]): Promise<PackFaultCode | 'opened'> {
  try {
    await openPack(bytes, key)
    return 'opened'
  } catch (fault) {
    if (fault instanceof PackFault) return fault.code
    throw fault
  }
}

/** The file with one bit of one byte turned. */
const turned = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
const headerLength = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1')
  return text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1
}

test('a pack opens with what it was locked with, and is what it was', async () => {
  expect(await openPack(byPassphrase, { passphrase })).toEqual(smallPack)
  expect(await openPack(byKey, { identity })).toEqual(smallPack)
})

test('each of several keys opens a pack', async () => {
  const second = await generateX25519Identity()
  const both = await sealPack(smallPack, { recipients: [recipient, await identityToRecipient(second)] })
  expect(await openPack(both, { identity })).toEqual(smallPack)
  expect(await openPack(both, { identity: `# created: today\n${second}\n` })).toEqual(smallPack)
})

test.each(['by-key.age', 'by-key-armoured.age'])(
  '%s, made by the age program, opens with its key file',
  async (name) => {
    expect(await openPack(file(name), { identity: textFile('key.txt') })).toEqual(smallPack)
  },
)

test('a file made by the age program with a passphrase opens', async () => {
  expect(await openPack(file('by-passphrase.age'), { passphrase })).toEqual(smallPack)
})

const hasAge = spawnSync('age', ['--version']).status === 0
const hasExpect = spawnSync('expect', ['-v']).status === 0

test.skipIf(!hasAge)('the age program, where it is installed, opens a pack made for a key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    writeFileSync(join(folder, 'key.txt'), `${identity}\n`, { mode: 0o600 })
    const { stdout, status } = spawnSync('age', ['-d', '-i', join(folder, 'key.txt')], { input: byKey })
    expect(status).toBe(0)
    expect(JSON.parse(stdout.toString('utf8'))).toEqual(smallPack)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.skipIf(!hasAge || !hasExpect)('the age program, where it is installed, opens a pack with its passphrase', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    const [sealed, opened] = [join(folder, 'pack.age'), join(folder, 'pack.json')]
    writeFileSync(sealed, byPassphrase)
    // It asks for the passphrase on a terminal only.
    const talk = `spawn age -d -o ${opened} ${sealed}; expect "Enter passphrase*"; send "${passphrase}\\r"; expect eof`
    spawnSync('expect', ['-c', talk])
    expect(JSON.parse(readFileSync(opened, 'utf8'))).toEqual(smallPack)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what is wrong is told apart', async () => {
  const start = headerLength(byPassphrase)
  expect(await faultOf(byPassphrase, { passphrase: 'nightingale-tulip-harbor' })).toBe('wrong-passphrase')
  expect(await faultOf(byKey, { identity: textFile('other-key.txt') })).toBe('wrong-identity')
  expect(await faultOf(byKey, { passphrase })).toBe('needs-identity')
  expect(await faultOf(byPassphrase, { identity })).toBe('needs-passphrase')
  expect(await faultOf(byKey, { identity: 'AGE-SECRET-KEY-1NONSENSE' })).toBe('identity-malformed')
  expect(await faultOf(byKey, { identity: 'hello' })).toBe('identity-malformed')
  expect(await faultOf(turned(byPassphrase, start + 40), { passphrase })).toBe('altered')
  expect(await faultOf(turned(byPassphrase, byPassphrase.length - 1), { passphrase })).toBe('altered')
  expect(await faultOf(turned(byPassphrase, start - 5), { passphrase })).toBe('altered')
  expect(await faultOf(new TextEncoder().encode('PK\u0003\u0004 a workbook'), { passphrase })).toBe('not-age')
  expect(await faultOf(new Uint8Array(), { passphrase })).toBe('not-age')
  expect(await faultOf(file('no-pack.age'), { identity: textFile('key.txt') })).toBe('not-a-pack')
  const costly = byPassphrase.slice()
  const text = Buffer.from(costly)
    .toString('latin1')
    .replace(/(-> scrypt \S+ )8\n/, '$120\n')
  expect(await faultOf(new Uint8Array(Buffer.from(text, 'latin1')), { passphrase })).toBe('too-costly')
})

test('a pack that is cut anywhere says that it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: byPassphrase.length - 1 }), async (length) => {
      expect(await faultOf(byPassphrase.subarray(0, length), { passphrase })).toBe('truncated')
    }),
  )
  const armoured = file('by-key-armoured.age')
  expect(await faultOf(armoured.subarray(0, armoured.length - 60), { identity: textFile('key.txt') })).toBe('truncated')
})

test('a pack with any one bit turned never opens and never breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: byKey.length - 1 }), async (at) => {
      expect(await faultOf(turned(byKey, at), { identity })).not.toBe('opened')
    }),
    { numRuns: 300 },
  )
})

test('nothing of the pack can be read in its file, and its length does not follow its content', async () => {
  const text = Buffer.from(byPassphrase).toString('latin1')
  for (const word of ['machines', 'E12000001', 'Cautious', 'Made-up', 'suppressed']) expect(text).not.toContain(word)
  const longer = { ...smallPack, title: `${smallPack.title} and some words more` } as typeof smallPack
  expect(await sealPack(longer, { passphrase }, work)).toHaveLength(byPassphrase.length)
})

test('public keys that are none are named', async () => {
  await expect(sealPack(smallPack, { recipients: ['age1oops'] })).rejects.toThrow('“age1oops” is no public key')
  await expect(sealPack(smallPack, { recipients: [] })).rejects.toThrow('at least one')
})

test('every fault has words of its own', () => {
  expect(new Set(Object.values(packFaultWords)).size).toBe(Object.keys(packFaultWords).length)
})

test('a passphrase that is made is five groups of four from 32 letters', () => {
  expect(makePassphrase((bytes) => bytes.map((_, at) => at * 13))).toMatch(/^([a-z2-90]{4}-){4}[a-z2-90]{4}$/)
  const all = makePassphrase((bytes) => crypto.getRandomValues(bytes))
  expect(all).not.toBe(makePassphrase((bytes) => crypto.getRandomValues(bytes)))
})
