/** Which tests are run first for a changed file: folder of the source, then the tests that are about it. */
const nearest: readonly (readonly [source: string, tests: readonly string[]])[] = [
  ['src/core/statistics/', ['tests/core/statistics']],
  ['src/core/compare/', ['tests/core/compare', 'tests/figures/figures.test.tsx']],
  ['src/core/coverage/', ['tests/core/coverage']],
  ['src/core/plate/', ['tests/core/plate', 'tests/core/compare/compare.test.ts']],
  ['src/core/view/', ['tests/core/view']],
  ['src/core/imports/', ['tests/core/imports']],
  ['src/core/disclosure/', ['tests/core/disclosure/rules.test.ts', 'tests/core/baseline']],
  ['src/core/baseline/', ['tests/core/baseline']],
  ['src/core/cite/', ['tests/core/cite']],
  ['src/core/brief/', ['tests/core/brief']],
  ['src/exports/', ['tests/exports']],
  ['src/state/', ['tests/state']],
  ['src/figures/', ['tests/figures', 'tests/examples']],
]

/** @throws for a file that no row is about */
export function testsFor(file: string): readonly string[] {
  const row = nearest.find(([source]) => file.startsWith(source))
  if (!row) throw new Error(`tests/mutants/tests-for.ts names no tests for ${file}`)
  return row[1]
}

/** What is asked where the nearest tests notice nothing: plates, comparisons and pages on made-up and on shipped figures. */
export const widerTests: readonly string[] = [
  'tests/data/compare.test.ts',
  'tests/data/ten-figures.test.ts',
  'tests/core/disclosure/canary.test.tsx',
  'tests/screens/explore-states.test.tsx',
]
