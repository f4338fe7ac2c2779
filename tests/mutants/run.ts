/**
 * Changes one line at a time and runs the tests that should notice: `npm run mutants`, or `npm run mutants -- compare exports` for the mutants whose
 * file has one of these words in its path; `--nearest` leaves out the wider tests, for a first quick look. It works in a copy of the project, so
 * that files being edited stay as they are. Not part of `npm test`, as it takes the better part of an hour.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { testsFor, widerTests } from './tests-for.ts'

const root = new URL('../..', import.meta.url).pathname
const left = new Set(['node_modules', 'dist', '.git', 'artefacts'])

/** A copy of the project that shares its packages. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path.split('/').at(-1) ?? '') })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The file with the one line changed. @throws when the line is not there, or not just once */
function mutated(text: string, { file, before, after }: Mutant): string {
  const times = text.split(before).length - 1
  if (times !== 1) throw new Error(`${file} has “${before}” ${times} times; bring tests/mutants/mutants.ts up to date`)
  return text.replace(before, () => after)
}

/** What went wrong in a file of tests, outside of its tests and in them. */
const messagesOf = (file: TestModule): readonly string[] => [
  ...file.errors().map(({ message }) => message),
  ...[...file.children.allTests('failed')].flatMap((one) =>
    (one.result().errors ?? []).map(({ message }) => `${one.fullName}: ${message}`),
  ),
]

/** The tests that fail, and what went wrong outside of any test. */
async function failures(vitest: Vitest, names: readonly string[]): Promise<readonly string[]> {
  const specifications = await vitest.globTestSpecifications([...names])
  if (specifications.length === 0) throw new Error(`no tests under ${names.join(', ')}`)
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  vitest.state.clearErrors()
  const failed = testModules.filter((one) => one.state() === 'failed')
  return [...unhandledErrors.map(String), ...failed.map((one) => [one.moduleId, ...messagesOf(one)].join('\n  '))]
}

const given = process.argv.slice(2)
const words = given.filter((word) => word !== '--nearest')
const wider = given.includes('--nearest') ? [] : widerTests
const asked = mutants.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)))
// All of them first: a list that is out of date is found in a second.
for (const mutant of asked) mutated(readFileSync(join(root, mutant.file), 'utf8'), mutant)

const copy = copyProject()
process.chdir(copy)
const vitest = await createVitest('test', {
  root: copy,
  project: ['unit', 'state', 'component'],
  watch: false,
  bail: 1,
  maxWorkers: 1,
  reporters: [{ onTestRunEnd: () => {} }],
})
const nearest = [...new Set(asked.flatMap(({ file }) => testsFor(file)))]
const before = await failures(vitest, [...nearest, ...wider])
if (before.length > 0) throw new Error(`tests fail before anything is changed: ${before.join('; ')}`)
const survived: Mutant[] = []
for (const [at, mutant] of asked.entries()) {
  const path = join(copy, mutant.file)
  const original = readFileSync(path, 'utf8')
  writeFileSync(path, mutated(original, mutant))
  vitest.invalidateFile(path)
  const near = testsFor(mutant.file)
  const notices = async (tests: readonly string[]) => tests.length > 0 && (await failures(vitest, tests)).length > 0
  const killed = (await notices(near)) || (await notices(wider))
  writeFileSync(path, original)
  vitest.invalidateFile(path)
  if (!killed) survived.push(mutant)
  const verdict = killed ? 'killed  ' : mutant.accepted ? 'accepted' : 'SURVIVED'
  console.log(`${String(at + 1).padStart(3)} ${verdict} ${mutant.file}: ${mutant.before} → ${mutant.after}`)
}
await vitest.close()
process.chdir(root)
rmSync(copy, { recursive: true, force: true })

for (const { file, before, accepted } of asked.filter((one) => one.accepted !== undefined))
  console.log(`Accepted, ${file}: ${before}\n  ${accepted}`)
const open = survived.filter(({ accepted }) => accepted === undefined)
const share = Math.round((100 * (asked.length - survived.length)) / asked.length)
console.log(
  `${asked.length} mutants, ${asked.length - survived.length} killed (${share}%), ${open.length} survived unaccepted`,
)
process.exit(open.length === 0 ? 0 : 1)
