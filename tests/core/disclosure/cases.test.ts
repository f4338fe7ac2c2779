import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import type { Return } from '#core/baseline/returns.ts'
import { Audit } from '#core/disclosure/audit.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { guardedTable, placeId, protect } from '#core/disclosure/protect.ts'
import { differencesFrom, releasedOf } from '#core/disclosure/session.ts'
import * as surveys from './surveys.ts'

const tableOf = (returns: readonly Return[]) =>
  openBaseline(returns, baselineAreas, { status: 'observed', source: 'own', notes: [] })

/** What is shown of the spot that a survey was made for. */
function shown(returns: readonly Return[]) {
  const { area: code, specialty, profession } = surveys.spot
  const { indicators } = protect(tableOf(returns), defaultPolicy)
  return Object.fromEntries(
    [...indicators].map(([id, list]) => {
      const one = list.find(
        ({ area, dims }) => area === code && dims.specialty === specialty && dims.profession === profession,
      )
      return [id.replace('mpce-', ''), one?.cell.kind === 'value' ? one.cell.value : one?.cell.reason]
    }),
  )
}
const all = {
  wte: 'suppressed',
  establishment: 'suppressed',
  'vacant-wte': 'suppressed',
  'vacancy-rate': 'suppressed',
  headcount: 'suppressed',
}

test.each([
  ['of posts alone among others that have nobody', surveys.oneAmongNobody],
  ['of posts alone that holds nearly all', surveys.nearlyAllOfOne],
  ['under three spellings', surveys.spelledThrice],
])('nothing is shown of the one department behind a place: %s', (_, returns) =>
  expect(shown(returns)).toMatchObject(all),
)

test('where staff are suppressed no share or rate tells that there is nobody, or no post', () => {
  const { indicators } = protect(tableOf(surveys.oneAmongNobody), defaultPolicy)
  const at = (id: string) => new Map(indicators.get(id)?.map((one) => [placeId(one), one.cell]))
  const shares = at('mpce-share-over-55')
  const hidden = [...at('mpce-headcount')].filter(([, cell]) => cell.kind === 'absent' && cell.reason === 'suppressed')
  expect(hidden.length).toBeGreaterThan(9)
  for (const [place] of hidden) expect(shares.get(place), place).toMatchObject({ reason: 'suppressed' })
})

test('the vacancies of one department and its one person over 55 are not told where staff may be shown', () => {
  const { wte, headcount, 'vacant-wte': vacant, 'share-over-55': older } = shown(surveys.vacanciesOfOne)
  expect([wte, headcount]).toEqual([7.2, 9])
  // Rounded to the nearest two WTE and the nearest five persons, or withheld.
  if (typeof vacant === 'number') expect(vacant % 2).toBe(0)
  expect(older === 'suppressed' || older === 0).toBe(true)
})

test('of many vacancies and many persons over 55 that are nearly all of one department no rounded figure is shown', () => {
  const { wte, 'vacant-wte': vacant, establishment } = shown(surveys.manyVacanciesOfOne)
  expect([wte, vacant, establishment]).toEqual([7.2, 'suppressed', 'suppressed'])
  const { headcount, 'share-over-55': older } = shown(surveys.manyOlderOfOne)
  expect([headcount, older]).toEqual([120, 'suppressed'])
})

test('one more department is told, with the places that differ, before the second version leaves', () => {
  const first = releasedOf('version 1', protect(tableOf(surveys.version1), defaultPolicy).indicators)
  const second = tableOf(surveys.version2)
  const { changed } = differencesFrom(second, protect(second, defaultPolicy), [first], defaultPolicy)
  expect(changed.size).toBeGreaterThan(0)
})

/** How many places of staff were suppressed before all contributors were audited over all sums: 40 and 210. */
test.each([
  ['a department behind two of three gaps', surveys.behindTwoOfThree, 40],
  ['a sparse survey without posts alone', surveys.sparse(21, 0, baselineAreas.leaves.slice(0, 6)), 210],
])(
  '%s: the audit for contributors suppresses a tenth more at most, and says how many figures are still exposed',
  (_, returns, before) => {
    const said: number[] = []
    const table = tableOf(returns)
    const { withheld, byLayer } = protect(table, defaultPolicy, (exposed) => said.push(exposed))
    expect(withheld.size).toBeGreaterThan(0)
    expect(withheld.size).toBeLessThanOrEqual(1.1 * before)
    expect(said.at(-1)).toBe(0)
    // An audit that starts anew, and knows nothing of what was shown again, finds nothing.
    const ground = guardedTable(table, defaultPolicy)
    const unknown = [...byLayer].map(([id, places]) => [id, new Set([...places.keys(), ...ground.blanks])] as const)
    expect(new Audit(ground, ground.parts, ground.figures, defaultPolicy).exposed(new Map(unknown))).toEqual([])
  },
  240_000,
)
