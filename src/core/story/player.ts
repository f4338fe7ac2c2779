/** How a talk is played: pure states and commands, which both windows of a talk understand alike. Time is told by the clock, never counted in ticks. */

/** A scene of those that are played, from 0, and how many of its steps have come. */
export type Position = { readonly scene: number; readonly step: number }

/** A scene shown for another area or another choice of a dimension, until the speaker goes back. */
export type Detour =
  | { readonly kind: 'area'; readonly geography: string; readonly code: string }
  | { readonly kind: 'choice'; readonly dimension: string; readonly value: string }

export type Talk = {
  /** Counts the commands, so that of two windows the one that has gone further is right. */
  readonly revision: number
  readonly at: Position
  /** Whether the hall sees nothing. */
  readonly black: boolean
  /** What the hall goes on seeing while the speaker looks elsewhere; null while it follows. */
  readonly frozen: { readonly at: Position; readonly detour: Detour | null } | null
  readonly detour: Detour | null
  /** Whether the hall sees the address of the scene, to take along. */
  readonly code: boolean
  /** Digits typed before Enter. */
  readonly typed: string
  /** When the clock was started, in milliseconds; null before the first scene has been left. */
  readonly startedAt: number | null
  /** When the clock was stopped; null while it runs. */
  readonly pausedAt: number | null
  /** Milliseconds for which it stood. */
  readonly stood: number
  /** Whether the stage has been left. */
  readonly left: boolean
}

export const atStart: Talk = {
  revision: 0,
  at: { scene: 0, step: 0 },
  black: false,
  frozen: null,
  detour: null,
  code: false,
  typed: '',
  startedAt: null,
  pausedAt: null,
  stood: 0,
  left: false,
}

export type Command =
  | {
      readonly kind:
        | 'next'
        | 'back'
        | 'first'
        | 'last'
        | 'black'
        | 'freeze'
        | 'pause'
        | 'enter'
        | 'escape'
        | 'return'
        | 'code'
        | 'leave'
        | 'stay'
    }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'go'; readonly scene: number }
  | { readonly kind: 'detour'; readonly to: Detour }

/** The number of steps of each scene that is played. */
export type SceneSteps = readonly number[]

const start: Position = { scene: 0, step: 0 }

function following(shape: SceneSteps, { scene, step }: Position): Position {
  if (step < (shape[scene] ?? 0)) return { scene, step: step + 1 }
  return scene + 1 < shape.length ? { scene: scene + 1, step: 0 } : { scene, step }
}

/** Back within a scene, then to the scene before as it was left: with all its steps. */
function preceding(shape: SceneSteps, { scene, step }: Position): Position {
  if (step > 0) return { scene, step: step - 1 }
  return scene > 0 ? { scene: scene - 1, step: shape[scene - 1] ?? 0 } : { scene, step }
}

const within = (shape: SceneSteps, scene: number): Position => ({
  scene: Math.min(Math.max(0, Math.trunc(scene)), Math.max(0, shape.length - 1)),
  step: 0,
})

/** Goes to a scene: whatever was typed, black or another area belongs to the scene before. The clock starts when the first scene is left. */
function moved(talk: Talk, at: Position, now: number): Talk {
  const same = at.scene === talk.at.scene && at.step === talk.at.step
  return {
    ...talk,
    at,
    black: false,
    detour: null,
    code: false,
    typed: '',
    startedAt: same ? talk.startedAt : (talk.startedAt ?? now),
  }
}

/** Leaves what was opened last: what was typed, the address, another area, black, a frozen picture, and at last the stage. */
function escaped(talk: Talk): Talk {
  if (talk.typed !== '') return { ...talk, typed: '' }
  if (talk.code) return { ...talk, code: false }
  if (talk.detour) return { ...talk, detour: null }
  if (talk.black) return { ...talk, black: false }
  if (talk.frozen) return { ...talk, frozen: null }
  return { ...talk, left: true }
}

/** Whether Escape leaves the stage, since nothing else is open. */
export const endsByEscape = (talk: Talk): boolean => !talk.left && escaped(talk).left

function paused(talk: Talk, now: number): Talk {
  if (talk.pausedAt === null) return { ...talk, pausedAt: now }
  const stood = talk.startedAt === null ? talk.stood : talk.stood + (now - talk.pausedAt)
  return { ...talk, pausedAt: null, stood }
}

function obeyed(talk: Talk, command: Command, shape: SceneSteps, now: number): Talk {
  switch (command.kind) {
    case 'next':
      // A clicker's next first brings back what was hidden.
      return talk.black ? { ...talk, black: false } : moved(talk, following(shape, talk.at), now)
    case 'back':
      return talk.black ? { ...talk, black: false } : moved(talk, preceding(shape, talk.at), now)
    case 'first':
      return moved(talk, start, now)
    case 'last':
      return moved(talk, within(shape, shape.length - 1), now)
    case 'go':
      return moved(talk, within(shape, command.scene), now)
    case 'digit':
      return { ...talk, typed: `${talk.typed}${command.digit}`.slice(-3) }
    case 'enter':
      return talk.typed === '' ? talk : moved(talk, within(shape, Number(talk.typed) - 1), now)
    case 'black':
      return { ...talk, black: !talk.black }
    case 'freeze':
      return { ...talk, frozen: talk.frozen ? null : { at: talk.at, detour: talk.detour } }
    case 'pause':
      return paused(talk, now)
    case 'detour':
      return { ...talk, detour: command.to, typed: '' }
    case 'return':
      return { ...talk, detour: null }
    case 'code':
      return { ...talk, code: !talk.code }
    case 'escape':
      return escaped(talk)
    case 'leave':
    case 'stay':
      return { ...talk, left: command.kind === 'leave' }
  }
}

/** What follows from a command at a time, in milliseconds. A command that changes nothing counts as none. */
export function obey(talk: Talk, command: Command, shape: SceneSteps, now: number): Talk {
  const next = obeyed(talk, command, shape, now)
  return JSON.stringify(next) === JSON.stringify(talk) ? talk : { ...next, revision: talk.revision + 1 }
}

/** What the hall sees; null for black. */
export const seenByHall = ({ at, detour, frozen, black }: Talk): { at: Position; detour: Detour | null } | null =>
  black ? null : (frozen ?? { at, detour })

/** Milliseconds of talk, without those for which the clock was stopped. */
export function elapsed({ startedAt, pausedAt, stood }: Talk, now: number): number {
  return startedAt === null ? 0 : Math.max(0, (pausedAt ?? now) - startedAt - stood)
}

/** The state that both windows take: of two, the one that has had more commands. */
export const laterOf = (own: Talk, other: Talk): Talk => (other.revision > own.revision ? other : own)

/** The command of a key, as clickers and keyboards send it; null for any other key. */
export function commandOfKey(key: string): Command | null {
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key }
  return keys[key] ?? keys[key.toLowerCase()] ?? null
}

const next: Command = { kind: 'next' }
const back: Command = { kind: 'back' }

const keys: Readonly<Record<string, Command>> = {
  PageDown: next,
  ArrowRight: next,
  ArrowDown: next,
  ' ': next,
  PageUp: back,
  ArrowLeft: back,
  ArrowUp: back,
  Backspace: back,
  Home: { kind: 'first' },
  End: { kind: 'last' },
  Enter: { kind: 'enter' },
  Escape: { kind: 'escape' },
  b: { kind: 'black' },
  '.': { kind: 'black' },
  f: { kind: 'freeze' },
  p: { kind: 'pause' },
  r: { kind: 'return' },
  q: { kind: 'code' },
}
