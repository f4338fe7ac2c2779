import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isPublicKey } from '#core/unit-desk/public-key.ts'
import { makePair, sealTo } from '#io/age-file.ts'
import { KeyFault } from '#io/unit-desk/desk-fault.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import { keyFileText, lockKeyFile, readKeys } from '#io/unit-desk/key-file.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const passphrase = 'nightingale-tulip-harbour'
const pair = await makePair()
const locked = await lockKeyFile(pair, passphrase, 8)

async function codeOf(bytes: Uint8Array, phrase = ''): Promise<string> {
  try {
    await readKeys(bytes, phrase)
    return 'read'
  } catch (fault) {
    if (fault instanceof KeyFault) return fault.code
    throw fault
  }
}

test('a key pair is of the age format, and its locked file gives it back', async () => {
  expect(isPublicKey(pair.recipient)).toBe(true)
  expect(await readKeys(locked, passphrase)).toEqual([pair])
  expect(Buffer.from(locked).toString('latin1')).not.toContain('SECRET')
})

test('key files of the age program are read: one, and several in one file', async () => {
  const [known] = await readKeys(fixture('key.txt'), '')
  const [deputy] = await readKeys(fixture('deputy.txt'), 'not asked for')
  expect(new TextDecoder().decode(fixture('key.txt'))).toContain(known?.recipient)
  const both = bytesOf(`${keyFileText(pair)}${deputy?.identity}\n${deputy?.identity}\n`)
  expect(await readKeys(both, '')).toEqual([pair, deputy])
})

test('a key typed from paper may be in groups and in small letters', async () => {
  const groups = pair.identity.toLowerCase().replaceAll(/(.{4})/g, '$1 ')
  expect(await readKeys(bytesOf(groups), '')).toEqual([pair])
})

test('what is wrong with a key is told apart', async () => {
  expect(await codeOf(locked)).toBe('key-passphrase')
  expect(await codeOf(locked, 'another')).toBe('key-wrong-passphrase')
  expect(await codeOf(locked.slice(0, -3), passphrase)).toBe('key-damaged')
  expect(await codeOf(bytesOf('hello'))).toBe('no-key')
  expect(await codeOf(bytesOf(`# ${pair.identity}`))).toBe('no-key')
  expect(await codeOf(bytesOf(pair.recipient))).toBe('public-key')
  expect(await codeOf(bytesOf(`${pair.identity.slice(0, -1)}${pair.identity.endsWith('Q') ? 'P' : 'Q'}`))).toBe(
    'key-malformed',
  )
  expect(await codeOf(bytesOf(pair.identity.slice(0, 40)))).toBe('key-malformed')
  expect(await codeOf(new Uint8Array(70_000))).toBe('no-key')
  expect(await codeOf(await sealTo({ recipients: [pair.recipient] }, bytesOf('x')))).toBe('no-key')
})

test('a fingerprint is six groups of four letters, the same each time, and another for another key', async () => {
  expect(fingerprintOf(pair.recipient)).toMatch(/^([a-z0-9]{4} ){5}[a-z0-9]{4}$/)
  expect(fingerprintOf(pair.recipient)).toBe(fingerprintOf(pair.recipient))
  expect(fingerprintOf('age1u7k7hsz9eyen9zq0hv5ah8ahqmg8lw9ez99etnks4axkguw0mu3svj5th4')).not.toBe(
    fingerprintOf(pair.recipient),
  )
})

const hasAge = spawnSync('age', ['--version']).status === 0

test.skipIf(!hasAge)('age-keygen, where it is installed, reads the key file in clear to the same public key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  try {
    writeFileSync(join(folder, 'key.txt'), keyFileText(pair), { mode: 0o600 })
    const { stdout } = spawnSync('age-keygen', ['-y', join(folder, 'key.txt')])
    expect(stdout.toString().trim()).toBe(pair.recipient)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const hasExpect = spawnSync('expect', ['-v']).status === 0

test.skipIf(!hasAge || !hasExpect)('the age program, where it is installed, opens a locked key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  try {
    const [file, opened] = [join(folder, 'key.age'), join(folder, 'key.txt')]
    writeFileSync(file, locked)
    const talk = `spawn age -d -o ${opened} ${file}; expect "Enter passphrase*"; send "${passphrase}\\r"; expect eof`
    spawnSync('expect', ['-c', talk])
    expect(readFileSync(opened, 'utf8')).toBe(keyFileText(pair))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
