import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyRegister, takeIn } from '#core/watch/register.ts'
import { composeReport, type Report } from '#core/watch/report.ts'
import { watchWords } from '#core/watch/watch-words.ts'
import { type KeyPair, openWith, sealTo } from '#io/age-file.ts'
import { openSealed, sealFile } from '#io/unit-desk/sealed-file.ts'
import { openWatchFile, paddedJson, sealRegister, sealReport } from '#io/watch/report-file.ts'
import { sealTwice } from '#io/watch/two-layers.ts'
import { deputy, first, outsider, report, reportsByChance, second, watch } from './watch-files.ts'

const reader = (...pairs: readonly KeyPair[]) => ({
  identities: pairs.map(({ identity }) => identity),
  recipients: pairs.map(({ recipient }) => recipient),
  officers: watch.officers,
})
const whole = composeReport(report, outsider.recipient)
const sealed = await sealReport(whole, watch)
const half = await (async () => {
  const opened = await openWatchFile(sealed, reader(first))
  if (opened.kind !== 'half') throw new Error(opened.kind)
  return opened.bytes
})()

const codeOf = async (bytes: Uint8Array<ArrayBuffer>, ...pairs: readonly KeyPair[]) => {
  const opened = await openWatchFile(bytes, reader(...pairs))
  return opened.kind === 'closed' ? opened.code : opened.kind
}
const changed = (bytes: Uint8Array<ArrayBuffer>, at: number) => {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

test('among answers to a survey a file of the watch is known for one, half open or whole, and is not opened', async () => {
  const both = { ...reader(first, second), published: [] }
  const unit = { ...reader(second), published: [] }
  const register = await sealRegister(takeIn(emptyRegister, [whole], '2026-11-30', 24), watch)
  for (const [bytes, keys] of [
    [sealed, { ...reader(first), published: [] }],
    [sealed, both],
    [register, both],
    [half, unit],
  ] as const)
    await expect(openSealed({ name: 'sealed-1.age', bytes }, keys)).rejects.toMatchObject({ code: 'of-the-watch' })
  const table = await sealFile({ name: 'report.json', bytes: new TextEncoder().encode('{"is":"report"}') }, [
    first.recipient,
  ])
  expect((await openSealed({ name: 'sealed-2.age', bytes: table }, both)).name).toBe('report.json')
})

test('500 reports by chance come out as they went in, and all files are of one size', { timeout: 60_000 }, async () => {
  const sizes = new Set<number>()
  let count = 0
  for (const said of reportsByChance(500)) {
    const sent: Report = composeReport(said, outsider.recipient)
    const bytes = await sealReport(sent, watch)
    sizes.add(bytes.length)
    expect(await openWatchFile(bytes, reader(first, second))).toEqual({ kind: 'report', report: sent })
    // Nothing is lost but signs that no text has: of control and halves of signs.
    const kept = said.text.replaceAll(/[^\P{C}\u202e\u200b\u200d]/gu, '').replaceAll(/\s/g, '')
    expect(sent.text.replaceAll(/\s/g, '')).toBe(kept)
    count += 1
  }
  expect([count, sizes.size]).toEqual([500, 1])
})

test('both officers open a report, one after the other or at one desk, and so does a deputy', async () => {
  const opened = { kind: 'report', report: whole }
  expect(await openWatchFile(sealed, reader(first, second))).toEqual(opened)
  expect(await openWatchFile(half, reader(second))).toEqual(opened)
  expect(await openWatchFile(half, reader(deputy))).toEqual(opened)
})

test('one officer alone, an outsider, the host and a changed file each open nothing, and each is told so in its own words', async () => {
  const codes = [
    await codeOf(sealed, second),
    await codeOf(half, first),
    await codeOf(sealed, outsider),
    await codeOf(sealed),
    await codeOf(changed(sealed, sealed.length - 5), first, second),
    await codeOf(sealed.subarray(0, 9000).slice(), first, second),
    await codeOf(new TextEncoder().encode('{"format":1}'), first, second),
    await codeOf(await sealTo({ passphrase: 'of a key file' }, new Uint8Array(99), 1), first, second),
  ]
  expect(codes).toEqual([
    'first-officer',
    'second-officer',
    'outsider',
    'no-key',
    'altered',
    'truncated',
    'not-age',
    'passphrase',
  ])
  expect(new Set(codes.map((code) => watchWords[code as keyof typeof watchWords])).size).toBe(codes.length)
  expect(await codeOf(half)).toBe('no-key')
  expect(await codeOf(half, outsider)).toBe('outsider')
  expect(await codeOf(changed(half, half.length - 5), second)).toBe('altered')
  // What the first officer is left with holds none of the words.
  expect(Buffer.from(half).includes('CANARY')).toBe(false)
})

test('every byte of a report that is changed keeps it shut', { timeout: 60_000 }, async () => {
  for (let at = 0; at < sealed.length; at += 173)
    expect(['altered', 'other-keys', 'not-age', 'truncated', 'not-a-report'], `byte ${at}`).toContain(
      await codeOf(changed(sealed, at), first, second),
    )
})

test('what is no report is not shown, whoever sealed it', async () => {
  const inside = async (data: unknown, length = 16_384) =>
    codeOf(await sealTwice(paddedJson(data, length), watch.officers), first, second)
  expect(await inside({ ...whole, text: 'x'.repeat(3000) })).toBe('not-a-report')
  expect(await inside({ ...whole, link: 'https://example.org' })).toBe('not-a-report')
  expect(await inside({ ...whole, reach: 'somebody' })).toBe('not-a-report')
  expect(await inside(whole, 8192)).toBe('not-a-report')
  expect(await inside(whole)).toBe('report')
})

test('the register is sealed as the reports in it, and opens for both officers alone', async () => {
  const register = takeIn(emptyRegister, [whole], '2026-11-30', 24)
  const bytes = await sealRegister(register, watch)
  expect(await openWatchFile(bytes, reader(first, second))).toEqual({ kind: 'register', register })
  expect([await codeOf(bytes, second), await codeOf(bytes, first)]).toEqual(['first-officer', 'half'])
  expect(bytes.length).toBeGreaterThan(64 * 1024)
})

const hasAge = spawnSync('age', ['--version']).status === 0

test('age -d | age -d opens a report by hand, and what age has sealed twice opens here', async ({ skip }) => {
  if (!hasAge) skip('the age program is not installed (Debian: apt install age)')
  const folder = mkdtempSync(join(tmpdir(), 'watch-'))
  try {
    for (const [name, pair] of Object.entries({ first, second })) writeFileSync(join(folder, name), pair.identity)
    writeFileSync(join(folder, 'sealed.age'), sealed)
    const by = (command: string, input?: Uint8Array) =>
      spawnSync('sh', ['-c', command], { cwd: folder, input: input ?? '', maxBuffer: 1e7 }).stdout
    const plain = by('age -d -i first sealed.age | age -d -i second')
    expect(JSON.parse(plain.toString('utf8'))).toEqual(whole)
    const again = by(`age -r ${second.recipient} | age -r ${first.recipient}`, paddedJson(whole, 16_384))
    expect(await openWatchFile(new Uint8Array(again), reader(first, second))).toMatchObject({ kind: 'report' })
    expect(await openWith({ identity: second.identity }, half)).toEqual(paddedJson(whole, 16_384))
    // One layer opens for who holds the one key: two are needed because there are two.
    expect(await codeOf(await sealTo({ recipients: [first.recipient] }, paddedJson(whole, 16_384)), first)).toBe(
      'report',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
