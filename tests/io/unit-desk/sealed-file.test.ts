import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { mostSealed } from '#core/unit-desk/sealed-parts.ts'
import { makePair, pairOf, sealTo } from '#io/age-file.ts'
import { SealedFault } from '#io/unit-desk/desk-fault.ts'
import { type NamedBytes, openSealed, paddedArchive, sealFile } from '#io/unit-desk/sealed-file.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)))
const keyIn = (name: string) => /AGE-SECRET-KEY-\S+/.exec(new TextDecoder().decode(fixture(name)))?.[0] ?? ''
const [unit, deputy, outsider] = await Promise.all([pairOf(keyIn('key.txt')), pairOf(keyIn('deputy.txt')), makePair()])
const published = [unit.recipient, deputy.recipient]
const keysOf = (...pairs: readonly (typeof unit)[]) => ({
  identities: pairs.map(({ identity }) => identity),
  recipients: pairs.map(({ recipient }) => recipient),
  published,
})

const table = new TextEncoder().encode('department,wte_in_post\nMade-up Hospital,12.5\n')
const file: NamedBytes = { name: 'Return of Made-up Hospital.csv', bytes: table }
const sealed = await sealFile(file, published)
const named = (bytes: Uint8Array<ArrayBuffer>, name = 'sealed-0a1b2c3d.age') => ({ name, bytes })

async function outcome(bytes: Uint8Array<ArrayBuffer>, keys = keysOf(unit, deputy)): Promise<string> {
  try {
    await openSealed(named(bytes), keys)
    return 'opened'
  } catch (fault) {
    if (fault instanceof SealedFault) return fault.code
    throw fault
  }
}

test('a sealed file opens with any one of the keys, as the file that it was', async () => {
  for (const pair of [unit, deputy]) expect(await openSealed(named(sealed), keysOf(pair))).toEqual(file)
})

test('whatever a file is and however it is called, it comes back with its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.string(), async (content, name) => {
      const bytes = new Uint8Array(content)
      const opened = await openSealed(named(await sealFile({ name, bytes }, [unit.recipient])), keysOf(unit))
      expect(opened.bytes).toEqual(bytes)
    }),
    { numRuns: 60 },
  )
})

test('the length tells nothing but a step, and neither name, department nor day is in the file', async () => {
  const lengths = await Promise.all(
    [1, 40_000, 65_000].map(async (length) => {
      const one = { name: 'x'.repeat(length % 70), bytes: new Uint8Array(length) }
      return (await sealFile(one, published)).length
    }),
  )
  expect(new Set(lengths)).toEqual(new Set([sealed.length]))
  expect((await sealFile({ name: 'a', bytes: new Uint8Array(70_000) }, published)).length).toBeGreaterThan(200_000)
  const text = Buffer.from(sealed).toString('latin1')
  for (const word of ['Made-up', 'csv', 'padding', String(new Date().getFullYear())]) expect(text).not.toContain(word)
  expect(paddedArchive(file)).toEqual(paddedArchive(file))
})

test('what is too large is refused before it is sealed', () => {
  expect(() => paddedArchive({ name: 'a.csv', bytes: new Uint8Array(mostSealed + 1) })).toThrow(/at most 16 MB/)
  expect(paddedArchive({ name: 'x'.repeat(200), bytes: new Uint8Array(mostSealed) })).toHaveLength(16_777_216)
})

test('a name that means something to the program is a name like any other', async () => {
  const bytes = await sealFile({ name: '__proto__', bytes: table }, published)
  expect(await openSealed(named(bytes), keysOf(unit))).toEqual({ name: 'file', bytes: table })
})

test('each reason why a file does not open is told apart', async () => {
  const start = Buffer.from(sealed).toString('latin1').indexOf('\n--- ') + 60
  const turned = (at: number) => sealed.map((byte, index) => (index === at ? byte ^ 1 : byte))
  expect(await outcome(sealed, { ...keysOf(outsider), published: [] })).toBe('other-key')
  expect(await outcome(sealed, keysOf(outsider))).toBe('older-keys')
  expect(await outcome(await sealFile(file, [outsider.recipient]))).toBe('other-key')
  expect(await outcome(turned(start + 20))).toBe('altered')
  expect(await outcome(turned(sealed.length - 1))).toBe('altered')
  expect(await outcome(table)).toBe('not-age')
  expect(await outcome(await sealTo({ passphrase: 'x' }, table, 4))).toBe('needs-passphrase')
  expect(await outcome(new Uint8Array(2 * mostSealed + 1))).toBe('too-large')
  expect(await outcome(await sealTo({ recipients: published }, new Uint8Array()))).toBe('nothing-in-it')
})

test('a file that is cut anywhere says so, and one with any bit turned never opens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: sealed.length - 1 }), async (at) => {
      expect(await outcome(sealed.slice(0, at))).toBe('truncated')
      const turned = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect(['altered', 'other-key', 'older-keys', 'not-age', 'truncated']).toContain(await outcome(turned))
    }),
    { numRuns: 60, examples: [[30], [sealed.length - 1]] },
  )
})

test.each([
  [
    'another archive, such as a workbook',
    zipSync({ 'xl/workbook.xml': new Uint8Array(9), mimetype: new Uint8Array(3) }),
  ],
  ['an archive with two files beside the padding', zipSync({ a: table, b: table, padding: new Uint8Array(9) })],
  ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])],
])('%s is taken as it is, under the name of the sealed file', async (_, bytes) => {
  const plain = new Uint8Array(bytes)
  const opened = await openSealed(named(await sealTo({ recipients: published }, plain), 'trust.xlsx.age'), keysOf(unit))
  expect(opened).toEqual({ name: 'trust.xlsx', bytes: plain })
})

test('an archive that states a size beyond measure is not unpacked', async () => {
  const bomb = zipSync({ 'a.csv': new Uint8Array(mostSealed + 2), padding: new Uint8Array() }, { level: 1 })
  const opened = await openSealed(named(await sealTo({ recipients: published }, bomb)), keysOf(unit))
  expect(opened.bytes).toEqual(new Uint8Array(bomb))
})

test('files that the age program has sealed open, also armoured ones', async () => {
  const text = 'department,area,specialty,wte_in_post\nMade-up Hospital,North East,radiotherapy-physics,12.5\n'
  for (const [name, opensAs] of [
    ['return.csv.age', 'return.csv'],
    ['armoured.age', 'armoured'],
  ] as const) {
    const opened = await openSealed(named(fixture(name), name), keysOf(unit))
    expect([opened.name, new TextDecoder().decode(opened.bytes)]).toEqual([opensAs, text])
  }
  expect((await openSealed(named(fixture('return.csv.age')), keysOf(deputy))).bytes).toHaveLength(text.length)
})

const hasAge = spawnSync('age', ['--version']).status === 0

test.skipIf(!hasAge)('the age program, where it is installed, opens a sealed file to an archive with the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
  try {
    for (const pair of [unit, deputy]) {
      writeFileSync(join(folder, 'key.txt'), `${pair.identity}\n`, { mode: 0o600 })
      const { stdout, status } = spawnSync('age', ['-d', '-i', join(folder, 'key.txt')], { input: sealed })
      expect(status).toBe(0)
      const parts = unzipSync(new Uint8Array(stdout))
      expect(Object.keys(parts)).toEqual([file.name, 'padding'])
      expect(parts[file.name]).toEqual(table)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
