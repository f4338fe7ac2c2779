/**
 * Changes one line at a time and runs the tests that load the changed file, the nearest first, until one fails: `npm run mutants`, or `npm run
 * mutants -- compare exports` for the mutants whose file has one of these words in its path; `--nearest` stops after the nearest tests, for a first
 * quick look. It works in a copy of the project, which leaves the edited files alone, and in one worker, which leaves the machine usable. Not part of
 * `npm test`, as it takes half an hour. A test that fails without a change is rejected.
 */
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { type Bench, type Failure, openBench } from './bench.ts'
import { readImports, slow, testsByNearness } from './import-graph.ts'
import { type Mutant, mutated } from './mutant.ts'
import { mutants } from './mutants.ts'
import { tally, type Verdict } from './tally.ts'

const root = join(import.meta.dirname, '../..')
/** Files of tests run at a time: most mutants die at the nearest. */
const sizes = [1, 4, 10]
/** Number of tests with `--nearest`, without the slowest. */
const nearestFiles = 5

function batches(tests: readonly string[]): readonly (readonly string[])[] {
  const parts: (readonly string[])[] = []
  for (let at = 0; at < tests.length; at += parts.at(-1)?.length ?? 0)
    parts.push(tests.slice(at, at + (sizes[parts.length] ?? 10)))
  return parts
}

/** Results of tests on unchanged code: a test that fails there shows nothing about a mutant. */
const sound = new Map<string, boolean>()

async function isSound(bench: Bench, test: string): Promise<boolean> {
  const known = sound.get(test)
  if (known !== undefined) return known
  const passes = (await bench.failureIn([test])) === null
  sound.set(test, passes)
  if (!passes) console.log(`    REFUSED ${test}, which fails before anything is changed`)
  return passes
}

async function firstNotice(bench: Bench, tests: readonly string[]): Promise<Failure | null> {
  for (const batch of batches(tests.filter((test) => sound.get(test) !== false))) {
    const failure = await bench.failureIn(batch)
    if (failure) return failure
  }
  return null
}

/** Result of one mutant, and the test that noticed it. */
async function judge(bench: Bench, mutant: Mutant, tests: readonly string[]): Promise<readonly [Verdict, why: string]> {
  const text = mutated(bench.textOf(mutant.file), mutant)
  if (text === null) return ['stale', 'this is not in the file just once']
  const parses = await transformWithOxc(text, mutant.file).then(
    () => true,
    () => false,
  )
  if (!parses) return ['stale', 'what it makes of the file is no code']
  const failure = await bench.whileChanged(mutant.file, text, () => firstNotice(bench, tests))
  if (!failure) return mutant.accepted === undefined ? ['survived', ''] : ['accepted', mutant.accepted]
  return (await isSound(bench, failure.test))
    ? ['killed', `${failure.test}: ${failure.message}`]
    : judge(bench, mutant, tests)
}

const given = process.argv.slice(2)
const words = given.filter((word) => word !== '--nearest')
const asked = mutants.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)))
const related = testsByNearness(readImports(root))
const testsFor = (file: string): readonly string[] =>
  given.includes('--nearest')
    ? related(file)
        .slice(0, nearestFiles)
        .filter((test) => !slow.test(test))
    : related(file)

const bench = await openBench(root)
const judged: (readonly [Mutant, Verdict])[] = []
try {
  for (const [at, mutant] of asked.entries()) {
    const start = performance.now()
    const [verdict, why] = await judge(bench, mutant, testsFor(mutant.file))
    judged.push([mutant, verdict])
    const seconds = `${((performance.now() - start) / 1000).toFixed(0)} s`
    const word = verdict === 'killed' || verdict === 'accepted' ? verdict : verdict.toUpperCase()
    console.log(
      `${String(at + 1).padStart(3)} ${word.padEnd(8)} ${seconds.padStart(5)}  ${mutant.file}: ${mutant.before} → ${mutant.after}`,
    )
    if (why !== '') console.log(`      ${why}`)
  }
} finally {
  await bench.close()
}

console.log(tally(judged))
const unsound = [...sound.values()].includes(false)
process.exit(unsound || judged.some(([, verdict]) => verdict === 'survived' || verdict === 'stale') ? 1 : 0)
