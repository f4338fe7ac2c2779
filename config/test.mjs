// npm test: everything that is checked, from format to journeys in a real browser.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, run, runAside } from './install.mjs'

install()
const { needChromium } = await import('./chromium.mjs')
process.env.CHROME_PATH = needChromium()

const node = (script, ...args) => [process.execPath, [join('node_modules', script), ...args]]
const tsx = (...args) => [process.execPath, ['--import', 'tsx', ...args]]
const results = (name) => join(root, 'tests/artefacts', `${name}.json`)
const vitest = (name, ...projects) =>
  node(
    'vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results(name)}`,
  )

/** What is checked without a test, and what the tests read: each lane takes one core of two, one step after the other. */
const lanes = [
  [
    ['Format and lint', node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
    ['Types, pure code', node('typescript/bin/tsc', '-p', 'src/core')],
    ['Types', node('typescript/bin/tsc', '-p', '.')],
    ['Dead code', node('knip/bin/knip.js')],
  ],
  [
    ['Data', tsx('data/build.ts')],
    ['Build', node('vite/bin/vite.js', 'build', '--logLevel', 'warn')],
  ],
]
const tests = [
  ['Unit and component tests', vitest('unit', 'unit', 'state', 'component')],
  ['Budgets and journeys', vitest('journeys', 'budgets', 'journeys')],
]

/** Tests that a step of vitest counted; none for any other step. */
function counted(name) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results(name), 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

rmSync(join(root, 'tests/artefacts'), { recursive: true, force: true })
const times = []
const failed = []

/** Runs one step, notes its time, and says whether it passed. */
async function step(name, act) {
  const start = performance.now()
  const code = await act()
  times.push([name, (performance.now() - start) / 1000])
  if (code !== 0) failed.push(name)
  return code === 0
}

await Promise.all(
  lanes.map(async (lane) => {
    for (const [name, [command, args]] of lane) {
      const passed = await step(name, async () => {
        const { code, output } = await runAside(command, args)
        console.log(`\n── ${name}\n${output.trimEnd()}`)
        return code
      })
      if (!passed) break
    }
  }),
)
for (const [name, [command, args]] of tests) {
  if (failed.length > 0) break
  console.log(`\n── ${name}`)
  await step(name, () => run(command, args))
}

console.log('')
for (const [name, seconds] of times) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
const total = [counted('unit'), counted('journeys')]
const sum = (key) => total.reduce((all, one) => all + one[key], 0)
if (failed.length > 0) console.log(`Failed at: ${failed.join(', ')}`)
console.log(
  `${sum('passed')} passed, ${sum('failed') + (failed.length > 0 && sum('failed') === 0 ? 1 : 0)} failed, ${sum('skipped')} skipped`,
)
process.exit(failed.length > 0 ? 1 : 0)
