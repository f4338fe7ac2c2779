import fc from 'fast-check'
import type { LeverChange, ScenarioSpec } from '#core/scenario/scenario.ts'

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const area = fc.stringMatching(/^[EWSN]\d{8}$/)
const year = fc.integer({ min: 2017, max: 2090 })
/** One line, as a field of a form gives it. */
const line = fc.string({ maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim())
const name = line.map((text) => text || 'x')
const amount = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
)

const changes: fc.Arbitrary<LeverChange> = fc
  .record({
    lever: id,
    how: fc.constantFrom('to', 'by', 'times'),
    amount,
    from: year,
    ramp: fc.integer({ min: 2, max: 50 }),
    until: fc.option(year),
    after: fc.constantFrom('stays', 'fades'),
    areas: fc.array(area, { maxLength: 3 }),
    specialties: fc.array(id, { maxLength: 3 }),
    because: line,
  } as const)
  .map((change) => (change.until === null ? { ...change, after: 'stays' } : change))

/** Scenarios of every form that text and links must carry. */
export const specs: fc.Arbitrary<ScenarioSpec> = fc.record({
  name,
  start: id,
  years: fc.integer({ min: 1, max: 50 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  draws: fc.integer({ min: 0, max: 10_000 }),
  specialties: fc.array(id, { maxLength: 3 }),
  posts: fc.constantFrom('no-limit', 'funded'),
  residual: fc.constantFrom('left-out', 'published'),
  policies: fc.array(fc.record({ name, because: line, changes: fc.array(changes, { maxLength: 4 }) }), {
    maxLength: 3,
  }),
})
