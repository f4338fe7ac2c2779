import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVitest, type TestModule } from 'vitest/node'

/** A copy of the project in which a file can be changed while its tests run in one worker. */
export type Bench = {
  /** The first test that fails among some files, with its message; null when all pass. */
  readonly failureIn: (tests: readonly string[]) => Promise<Failure | null>
  /** The text of a file at the time of the copy: later edits do not count. */
  readonly textOf: (file: string) => string
  /** Runs `work` while a file has another text. */
  readonly whileChanged: <T>(file: string, text: string, act: () => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export type Failure = { readonly test: string; readonly message: string }

const left = new Set(['node_modules', 'dist', '.git', 'artefacts', 'journeys'])

/** Copies the project and links its packages. */
function copyProject(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path.split('/').at(-1) ?? '') })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

/** The failure of a test file: in a test, or while loading. */
function failureOf(file: TestModule): string | null {
  if (file.state() !== 'failed') return null
  const [test] = file.children.allTests('failed')
  const [error] = test?.result().errors ?? file.errors()
  return `${test?.fullName ?? 'when loaded'}: ${firstLine(error?.message ?? 'no message')}`
}

/** Keeps the files in the order in which they were given. */
class AsGiven {
  shard = async <T>(files: T): Promise<T> => files
  sort = async <T>(files: T): Promise<T> => files
}

/** Copies the project and starts Vitest in the copy. */
export async function openBench(root: string): Promise<Bench> {
  const copy = copyProject(root)
  process.chdir(copy)
  const vitest = await createVitest('test', {
    root: copy,
    project: ['unit', 'state', 'component'],
    watch: false,
    bail: 1,
    maxWorkers: 1,
    sequence: { sequencer: AsGiven },
    reporters: [{ onTestRunEnd: () => {} }],
  })

  async function failureIn(tests: readonly string[]): Promise<Failure | null> {
    const found = await vitest.globTestSpecifications([...tests])
    const specifications = tests.flatMap((test) => found.filter(({ moduleId }) => moduleId === join(copy, test)))
    if (specifications.length < tests.length) throw new Error(`Vitest finds not all of ${tests.join(', ')}`)
    // Vitest reports the state of all runs: a failure of an earlier one would count for this one.
    vitest.state.filesMap.clear()
    vitest.state.idMap.clear()
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
    vitest.state.clearErrors()
    for (const file of testModules) {
      const message = failureOf(file)
      if (message !== null) return { test: file.moduleId.slice(copy.length + 1), message }
    }
    const [fault] = unhandledErrors
    return fault === undefined ? null : { test: tests[0] ?? '', message: firstLine(String(fault)) }
  }

  return {
    failureIn,
    textOf: (file) => readFileSync(join(copy, file), 'utf8'),
    whileChanged: async (file, text, act) => {
      const path = join(copy, file)
      const original = readFileSync(path, 'utf8')
      const write = (now: string) => {
        writeFileSync(path, now)
        vitest.invalidateFile(path)
      }
      write(text)
      try {
        return await act()
      } finally {
        write(original)
      }
    },
    close: async () => {
      await vitest.close()
      process.chdir(root)
      rmSync(copy, { recursive: true, force: true })
    },
  }
}
