import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Checked } from '#core/imports/draft.ts'
import { noFirstRows, noTally } from '#core/imports/first-rows.ts'
import {
  type ImportChoices,
  type ImportEvent,
  type ImportState,
  importMachine,
  noImport,
} from '#state/imports/import-machine.ts'

const desk: ImportChoices = {
  opened: { sheets: [], layers: [], groups: [] },
  ticked: [0],
  layer: null,
  mappings: {},
  answers: {},
  edits: [],
  struck: [],
  target: { dataset: 'a', version: 1, name: 'a.csv' },
  policy: defaultPolicy,
}
const checked: Checked = {
  draft: null,
  questions: [],
  groups: [],
  decisions: [],
  first: noFirstRows,
  tally: noTally,
}
const entry = { indicators: [], geographies: [], sites: [] }
const left = { sheets: [], columns: [], layers: [] }
const after = (...events: readonly ImportEvent[]): ImportState => events.reduce(importMachine, noImport)

const started: ImportEvent = { type: 'started', run: 1 }
const changed: ImportEvent = { type: 'changed', run: 1, desk, check: 1, checking: true }

test('an import is read, checked and accepted', () => {
  const reading = after(started)
  expect(reading).toEqual({ ...noImport, run: 1, progress: { done: 0, words: 'Reading' } })
  const progressed = importMachine(reading, { type: 'progressed', run: 1, progress: { done: 0.5, words: 'Half' } })
  expect(progressed.progress).toEqual({ done: 0.5, words: 'Half' })
  const checking = importMachine(progressed, changed)
  expect(checking).toMatchObject({ desk, checking: true, progress: null, checked: null })
  const ready = importMachine(checking, { type: 'checked', run: 1, check: 1, checked })
  expect(ready).toMatchObject({ checked, checking: false })
  const accepting = importMachine(ready, { type: 'accepting', run: 1 })
  expect(accepting).toMatchObject({ checked, checking: true })
  expect(importMachine(accepting, { type: 'accept-failed', run: 1, words: 'full' })).toEqual({
    ...ready,
    fault: 'full',
  })
  const done = importMachine(accepting, { type: 'accepted', run: 1, name: 'Mine', entry, left })
  expect(done).toEqual({ ...noImport, run: 1, accepted: { name: 'Mine', entry, left } })
})

test('the answer to a check counts only if no later one has been asked for', () => {
  const twice = after(started, changed, { ...changed, check: 2 })
  expect(importMachine(twice, { type: 'checked', run: 1, check: 1, checked })).toBe(twice)
  expect(importMachine(twice, { type: 'check-failed', run: 1, check: 1, words: 'late' })).toBe(twice)
  expect(importMachine(twice, { type: 'check-failed', run: 1, check: 2, words: 'stopped' })).toMatchObject({
    fault: 'stopped',
    checking: false,
    desk,
  })
})

test('without a choice there is no result of a check, and a new check clears the last fault', () => {
  const ready = after(started, changed, { type: 'checked', run: 1, check: 1, checked })
  const none = importMachine(ready, { type: 'changed', run: 1, desk, check: 2, checking: false })
  expect(none).toMatchObject({ checked: null, checking: false })
  const failed = after(started, changed, { type: 'check-failed', run: 1, check: 1, words: 'stopped' })
  expect(importMachine(failed, { ...changed, check: 2 }).fault).toBeNull()
})

test('a failed or cancelled import leaves nothing but its fault', () => {
  expect(after(started, changed, { type: 'failed', run: 1, words: 'damaged' })).toEqual({
    ...noImport,
    run: 1,
    fault: 'damaged',
  })
  expect(after(started, changed, { type: 'cancelled', run: 1 })).toEqual({ ...noImport, run: 1 })
})

const runs = fc.integer({ min: 0, max: 3 })
const checks = fc.integer({ min: 0, max: 3 })
const words = fc.string()
const events: fc.Arbitrary<ImportEvent> = fc.oneof(
  runs.map((run): ImportEvent => ({ type: 'started', run })),
  runs.map((run): ImportEvent => ({ type: 'progressed', run, progress: { done: 0.5, words: 'x' } })),
  fc.tuple(runs, checks).map(([run, check]): ImportEvent => ({ type: 'changed', run, desk, check, checking: true })),
  fc.tuple(runs, checks).map(([run, check]): ImportEvent => ({ type: 'checked', run, check, checked })),
  fc
    .tuple(runs, checks, words)
    .map(([run, check, said]): ImportEvent => ({ type: 'check-failed', run, check, words: said })),
  runs.map((run): ImportEvent => ({ type: 'accepting', run })),
  runs.map((run): ImportEvent => ({ type: 'accepted', run, name: 'x', entry, left })),
  fc.tuple(runs, words).map(([run, said]): ImportEvent => ({ type: 'failed', run, words: said })),
  runs.map((run): ImportEvent => ({ type: 'cancelled', run })),
)

test('no event of an import changes another one, in any order', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 20 }), (list) => {
      let state = noImport
      for (const event of list) {
        const next = importMachine(state, event)
        if (event.run < state.run || (event.run > state.run && event.type !== 'started')) expect(next).toBe(state)
        expect(next.run).toBeGreaterThanOrEqual(state.run)
        state = next
      }
    }),
  )
})
