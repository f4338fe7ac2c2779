// npm test: everything that is checked, from format to journeys in a real browser.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, run } from './install.mjs'

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

const steps = [
  ['Format and lint', node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
  ['Types, pure code', node('typescript/bin/tsc', '-p', 'src/core')],
  ['Types', node('typescript/bin/tsc', '-p', '.')],
  ['Dead code', node('knip/bin/knip.js')],
  ['Data', tsx('data/build.ts')],
  ['Unit and component tests', vitest('unit', 'unit', 'state', 'component')],
  ['Build', node('vite/bin/vite.js', 'build', '--logLevel', 'warn')],
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
let failed = null
for (const [name, [command, args]] of steps) {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const code = run(command, args)
  times.push([name, (performance.now() - start) / 1000])
  if (code !== 0) {
    failed = name
    break
  }
}

console.log('')
for (const [name, seconds] of times) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
const total = [counted('unit'), counted('journeys')]
const sum = (key) => total.reduce((all, one) => all + one[key], 0)
if (failed) console.log(`Failed at: ${failed}`)
console.log(
  `${sum('passed')} passed, ${sum('failed') + (failed && sum('failed') === 0 ? 1 : 0)} failed, ${sum('skipped')} skipped`,
)
process.exit(failed ? 1 : 0)
