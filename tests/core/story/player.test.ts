import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hallWords } from '#core/story/hall-words.ts'
import {
  atStart,
  type Command,
  commandOfKey,
  type Detour,
  elapsed,
  endsByEscape,
  laterOf,
  obey,
  type SceneSteps,
  seenByHall,
  type Talk,
} from '#core/story/player.ts'

const shape: SceneSteps = [0, 2, 0, 1]
const east: Detour = { kind: 'area', geography: 'itl1', code: 'E12000006' }

/** The talk after keys, a second apart. */
function after(keys: readonly (string | Command)[], from: Talk = atStart): Talk {
  return keys.reduce<Talk>((talk, key, second) => {
    const command = typeof key === 'string' ? commandOfKey(key) : key
    if (!command) throw new Error(`no command for ${String(key)}`)
    return obey(talk, command, shape, (second + 1) * 1000)
  }, from)
}

const at = (talk: Talk) => [talk.at.scene, talk.at.step]

describe('keys of a clicker', () => {
  test.each<[string, readonly string[], readonly [number, number]]>([
    ['a page down', ['PageDown'], [1, 0]],
    ['steps come before the next scene', ['PageDown', 'PageDown', 'ArrowRight', ' '], [2, 0]],
    ['back to the scene before as it was left', ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageUp'], [1, 2]],
    ['no further than the last', ['End', 'PageDown', 'PageDown', 'PageDown'], [3, 1]],
    ['no further back than the first', ['PageUp', 'ArrowLeft'], [0, 0]],
    ['a number and Enter', ['3', 'Enter'], [2, 0]],
    ['a number that is too large', ['9', '9', 'Enter'], [3, 0]],
    ['Enter alone', ['Enter'], [0, 0]],
    ['home', ['End', 'Home'], [0, 0]],
  ])('%s', (_, keys, place) => expect(at(after(keys))).toEqual(place))

  test('a key that is none of them is no command', () => expect(commandOfKey('z')).toBeNull())
})

test('b and the full stop make the hall black, and next first brings back what was hidden', () => {
  for (const key of ['b', '.', 'B']) {
    const black = after(['PageDown', key])
    expect(seenByHall(black)).toBeNull()
    expect(at(after(['PageDown'], black))).toEqual([1, 0])
    expect(seenByHall(after(['PageDown'], black))).toEqual({ at: { scene: 1, step: 0 }, detour: null })
  }
})

test('the speaker is told what the hall sees: the code, black, a frozen scene, or that it has left, and that it is back', () => {
  const code = after(['PageDown', 'q'])
  expect(hallWords(code, 0)).toBe('The hall sees the QR code.')
  expect(hallWords(after(['b'], code), 0)).toBe('The hall sees black.')
  expect(hallWords(after(['PageDown', 'PageDown']), 2)).toBe('The hall sees this scene, step 1 of 2.')
  expect(hallWords(after(['f', 'PageDown']), 2)).toBe('The hall still sees scene 1.')
  const left = after([{ kind: 'leave' }])
  expect(hallWords(left, 0)).toBe('The hall has left the stage.')
  expect(hallWords(after([{ kind: 'stay' }], left), 0)).toBe('The hall sees this scene.')
})

test('Escape ends the talk only where nothing else is open', () => {
  expect(endsByEscape(after(['PageDown']))).toBe(true)
  for (const open of ['b', 'f', 'q', '2']) expect(endsByEscape(after([open])), open).toBe(false)
  expect(endsByEscape(after(['Escape']))).toBe(false)
})

test('a frozen hall goes on seeing what it saw while the speaker looks elsewhere', () => {
  const frozen = after(['PageDown', 'f', 'End'])
  expect(at(frozen)).toEqual([3, 0])
  expect(seenByHall(frozen)?.at).toEqual({ scene: 1, step: 0 })
  expect(seenByHall(after(['f'], frozen))?.at).toEqual({ scene: 3, step: 0 })
})

test('a detour leads back to exactly where one was', () => {
  const before = after(['PageDown', 'PageDown'])
  const away = obey(before, { kind: 'detour', to: east }, shape, 9000)
  expect(seenByHall(away)).toEqual({ at: before.at, detour: east })
  for (const key of ['r', 'Escape']) expect({ ...after([key], away), revision: 0 }).toEqual({ ...before, revision: 0 })
  // What another scene is about has nothing to do with the question.
  expect(after(['PageDown'], away).detour).toBeNull()
})

test('escape leaves what was opened last, and the stage at the end', () => {
  let talk = after(['PageDown', 'f', 'b', { kind: 'detour', to: east }, 'q', '2'])
  const left: string[] = []
  for (let presses = 0; presses < 6; presses += 1) {
    talk = after(['Escape'], talk)
    left.push(
      [
        talk.typed && 'typed',
        talk.code && 'code',
        talk.detour && 'detour',
        talk.black && 'black',
        talk.frozen && 'frozen',
        talk.left && 'left',
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
  expect(left).toEqual(['code detour black frozen', 'detour black frozen', 'black frozen', 'frozen', '', 'left'])
})

describe('the clock', () => {
  test('starts when the first scene is left, stands while it is stopped, and needs no ticks', () => {
    const started = obey(atStart, { kind: 'next' }, shape, 10_000)
    expect(elapsed(atStart, 5000)).toBe(0)
    expect(elapsed(started, 70_000)).toBe(60_000)
    const stopped = obey(started, { kind: 'pause' }, shape, 40_000)
    expect(elapsed(stopped, 99_000)).toBe(30_000)
    const going = obey(stopped, { kind: 'pause' }, shape, 100_000)
    expect(elapsed(going, 110_000)).toBe(40_000)
  })

  test('a clock that was stopped before the talk has lost nothing', () => {
    const going = [obey(atStart, { kind: 'pause' }, shape, 1000)].map((one) =>
      obey(one, { kind: 'pause' }, shape, 9000),
    )[0]
    const started = obey(going ?? atStart, { kind: 'next' }, shape, 10_000)
    expect(elapsed(started, 15_000)).toBe(5000)
  })
})

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom('next', 'back', 'first', 'last', 'black', 'freeze', 'pause', 'enter', 'escape', 'return', 'code')
    .map((kind) => ({ kind }) as Command),
  fc.constantFrom('0', '1', '2', '7').map((digit): Command => ({ kind: 'digit', digit })),
  fc.integer({ min: -3, max: 9 }).map((scene): Command => ({ kind: 'go', scene })),
  fc.constant<Command>({ kind: 'detour', to: east }),
)

test('whatever is pressed, a talk is at a scene and a step that there are, and its clock never runs back', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 40 }), (list) => {
      let [talk, last] = [atStart, 0]
      list.forEach((command, second) => {
        const next = obey(talk, command, shape, second * 1000)
        expect(next.revision - talk.revision).toBe(next === talk ? 0 : 1)
        talk = next
        expect(talk.at.scene).toBeGreaterThanOrEqual(0)
        expect(talk.at.step).toBeLessThanOrEqual(shape[talk.at.scene] ?? -1)
        const gone = elapsed(talk, second * 1000)
        expect(gone).toBeGreaterThanOrEqual(last)
        last = gone
      })
    }),
  )
})

test('of two windows the one that has gone further is right', () => {
  const [early, late] = [after(['PageDown']), after(['PageDown', 'PageDown'])]
  expect(laterOf(early, late)).toBe(late)
  expect(laterOf(late, early)).toBe(late)
  expect(laterOf(early, { ...early })).toBe(early)
})
