import * as v from 'valibot'
import { expect, test } from 'vitest'
import { deskFileSchema, deskFileText } from '#core/unit-desk/desk-file.ts'
import { isPublicKey } from '#core/unit-desk/public-key.ts'

const key = 'age1u7k7hsz9eyen9zq0hv5ah8ahqmg8lw9ez99etnks4axkguw0mu3svj5th4'
const other = 'age16trzav5rxftfa937pejr8ft9ystunherhfakk2u3gekx4rjl6d2ssmc8ct'

test('a public key is known by its checksum: no slip of one letter passes', () => {
  expect([key, other].map(isPublicKey)).toEqual([true, true])
  for (let at = 4; at < key.length; at++) {
    const slip = key[at] === 'q' ? 'p' : 'q'
    expect(isPublicKey(key.slice(0, at) + slip + key.slice(at + 1)), `letter ${at}`).toBe(false)
  }
  for (const text of ['', 'age1', key.toUpperCase(), ` ${key}`, `${key}\n`, 'age1pq1qqqq', 'AGE-SECRET-KEY-1'])
    expect(isPublicKey(text), text).toBe(false)
})

const desk = { unit: 'Workforce Intelligence Unit', sendTo: 'returns@example.org', recipients: [key, other] }
const problem = (content: unknown) => v.safeParse(deskFileSchema, content).issues?.[0].message

test('the text that the screen gives is a sound desk file, as is the empty one', () => {
  expect(v.parse(deskFileSchema, JSON.parse(deskFileText(desk)))).toEqual({ format: 1, ...desk })
  expect(problem({ format: 1, unit: '', sendTo: '', recipients: [] })).toBeUndefined()
})

test('what is wrong with a desk file is said', () => {
  const file = { format: 1, ...desk }
  expect(problem({ ...file, recipients: [`${key.slice(0, -1)}q`] })).toMatch(/one of them is wrong/)
  expect(problem({ ...file, recipients: [key, key] })).toBe('Name each key once.')
  expect(problem({ ...file, recipients: Array(5).fill(key) })).toBe('Name at most 4 keys.')
  expect(problem({ ...file, sendTo: ' ' })).toMatch(/in “sendTo” where/)
  expect(problem({ ...file, secret: 'AGE-SECRET-KEY-1' })).toBeDefined()
})
