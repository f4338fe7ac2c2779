import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { makePair } from '#io/age-file.ts'
import { canSeal, sealAnswer } from '#io/survey/seal-answer.ts'
import { oneFile, surveyNamed } from '../../core/survey/some-survey.ts'

afterEach(() => void vi.unstubAllGlobals())

const pair = await makePair()
const file = { ...oneFile(surveyNamed('staffing')), recipients: [pair.recipient] }
const rows = [
  ['department', 'area'],
  ['Leeds, Physics', '=1+1'],
]
const sealed = async (given = rows) =>
  new Uint8Array(await (await sealAnswer(file, given, '2026-11-30T20:15:00.000Z')).blob.arrayBuffer())

test('sealed answers are of one size and say nothing of who answers, whatever is in them', async () => {
  const answers = [await sealed(), await sealed([['department'], ['x'.repeat(30_000)]])]
  expect(new Set(answers.map(({ length }) => length)).size).toBe(1)
  for (const bytes of answers) expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Leeds|2026|answer|csv/)
  expect((await sealAnswer(file, rows, '2026')).name).toMatch(/^sealed-[0-9a-f]{8}\.age$/)
})

const hasAge = spawnSync('age', ['--version']).status === 0

test.skipIf(!hasAge)(
  'the age program, where it is installed, opens an answer to the table under its own name',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'answer-'))
    try {
      writeFileSync(join(folder, 'key.txt'), `${pair.identity}\n`, { mode: 0o600 })
      const { stdout, status } = spawnSync('age', ['-d', '-i', join(folder, 'key.txt')], { input: await sealed() })
      expect(status).toBe(0)
      const parts = unzipSync(new Uint8Array(stdout))
      const name = `answer-${file.round.id}-${file.asked.id}-20261130201500.csv`
      expect(Object.keys(parts)).toEqual([name, 'padding'])
      expect(new TextDecoder().decode(parts[name])).toBe('department,area\r\n"Leeds, Physics",\'=1+1\r\n')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('a browser without Web Crypto cannot seal', () => {
  expect(canSeal()).toBe(true)
  vi.stubGlobal('crypto', { getRandomValues: () => {} })
  expect(canSeal()).toBe(false)
  vi.stubGlobal('crypto', undefined)
  expect(canSeal()).toBe(false)
})
