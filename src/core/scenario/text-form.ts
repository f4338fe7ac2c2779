import type { Parsed, Problem } from '#core/domain/problem.ts'
import { baseScenario, type LeverChange, type PolicySpec, type ScenarioSpec, scenarioLimits } from './scenario.ts'

/**
 * A scenario as text that people read, write and compare line by line. Blank lines and lines that begin with # are skipped.
 *
 *     scenario: More training places
 *     start: england-2017
 *     years: 15
 *     seed: 1
 *     draws: 1000
 *     policy: Places of the plan
 *       because: as published in 2023
 *       training-places times 1.32 from 2027 over 5 years
 *       leaving by -1 from 2028 until 2033 fades in E12000002 for radiotherapy-physics because a premium is paid
 */

const words = {
  posts: { 'no-limit': 'no limit', funded: 'funded posts' },
  residual: { 'left-out': 'left out', published: 'published' },
} as const

const listed = (word: string, items: readonly string[]): string =>
  items.length > 0 ? ` ${word} ${items.join(', ')}` : ''

function changeLine({
  lever,
  how,
  amount,
  from,
  ramp,
  until,
  after,
  areas,
  specialties,
  because,
}: LeverChange): string {
  const over = ramp > 1 ? ` over ${ramp} years` : ''
  const end = until === null ? '' : ` until ${until} ${after}`
  const why = because === '' ? '' : ` because ${because}`
  return `  ${lever} ${how} ${amount} from ${from}${over}${end}${listed('in', areas)}${listed('for', specialties)}${why}`
}

const policyLines = ({ name, because, changes }: PolicySpec): readonly string[] => [
  `policy: ${name}`,
  ...(because === '' ? [] : [`  because: ${because}`]),
  ...changes.map(changeLine),
]

/** Writes a scenario as text; the same scenario always gives the same text. */
export function printScenario(spec: ScenarioSpec): string {
  const { name, start, years, seed, draws, specialties, posts, residual, policies } = spec
  const lines = [
    `scenario: ${name}`,
    `start: ${start}`,
    `years: ${years}`,
    `seed: ${seed}`,
    `draws: ${draws}`,
    ...(specialties.length > 0 ? [`specialties: ${specialties.join(', ')}`] : []),
    ...(posts === 'no-limit' ? [] : [`posts: ${words.posts[posts]}`]),
    ...(residual === 'left-out' ? [] : [`residual: ${words.residual[residual]}`]),
    ...policies.flatMap(policyLines),
  ]
  return `${lines.join('\n')}\n`
}

const id = '[a-z][a-z0-9-]*'
const ids = `${id}(?:, *${id})*`
const changePattern = new RegExp(
  `^(${id}) (to|by|times) (-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?) from (\\d{4})(?: over (\\d{1,2}) years?)?(?: until (\\d{4}) (stays|fades))?` +
    `(?: in ([A-Z]\\d{8}(?:, *[A-Z]\\d{8})*))?(?: for (${ids}))?(?: because (.+))?$`,
)
const split = (text = ''): readonly string[] => (text === '' ? [] : text.split(/, */))

const changeMend =
  'Write “lever to|by|times number from year”, then what is needed of “over n years”, “until year stays|fades”, “in areas”, “for specialties”, “because …”, in this order.'

function readChange(line: string): LeverChange | null {
  const found = changePattern.exec(line)
  if (!found) return null
  const [, lever = '', how, amount, from, ramp, until, after, areas, specialties, because = ''] = found
  return {
    lever,
    how: how as LeverChange['how'],
    amount: Number(amount),
    from: Number(from),
    ramp: ramp === undefined ? 0 : Number(ramp),
    until: until === undefined ? null : Number(until),
    after: after === 'fades' ? 'fades' : 'stays',
    areas: split(areas),
    specialties: split(specialties),
    because,
  }
}

type Draft = {
  -readonly [Field in keyof ScenarioSpec]: ScenarioSpec[Field]
}
type PolicyDraft = { name: string; because: string; changes: LeverChange[] }

/** What each heading does with its text; a sentence where it cannot. */
const headings: Readonly<Record<string, (draft: Draft, text: string) => string | null>> = {
  scenario: (draft, text) => named(text, () => Object.assign(draft, { name: text })),
  start: (draft, text) =>
    new RegExp(`^${id}$`).test(text) ? done(() => Object.assign(draft, { start: text })) : 'Write the id of a start.',
  years: (draft, text) => whole(text, 1, scenarioLimits.years, (years) => Object.assign(draft, { years })),
  seed: (draft, text) => whole(text, 0, 2 ** 32 - 1, (seed) => Object.assign(draft, { seed })),
  draws: (draft, text) => whole(text, 0, scenarioLimits.draws, (draws) => Object.assign(draft, { draws })),
  specialties: (draft, text) =>
    new RegExp(`^${ids}$`).test(text)
      ? done(() => Object.assign(draft, { specialties: split(text) }))
      : 'Write ids of specialties with commas between them.',
  posts: (draft, text) => oneOf(words.posts, text, (posts) => Object.assign(draft, { posts })),
  residual: (draft, text) => oneOf(words.residual, text, (residual) => Object.assign(draft, { residual })),
}

function done(act: () => void): null {
  act()
  return null
}
const named = (text: string, act: () => void): string | null =>
  text === '' || text.length > scenarioLimits.text
    ? `Write a text of 1 to ${scenarioLimits.text} characters.`
    : done(act)
const whole = (text: string, least: number, most: number, act: (value: number) => void): string | null =>
  /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most
    ? done(() => act(Number(text)))
    : `Write a whole number from ${least} to ${most}.`
function oneOf(choices: Readonly<Record<string, string>>, text: string, act: (choice: string) => void): string | null {
  const found = Object.entries(choices).find(([, word]) => word === text)
  return found ? done(() => act(found[0])) : `Write one of: ${Object.values(choices).join(', ')}.`
}

/** Reads one line after another; keeps the policy that is open. */
class Reading {
  readonly draft: Draft = { ...baseScenario('') }
  readonly policies: PolicyDraft[] = []
  readonly seen = new Set<string>()

  /** @returns a sentence where the line cannot be read */
  take(line: string): string | null {
    const [, heading, rest = ''] = /^([a-z]+):(?: (.*))?$/.exec(line) ?? []
    const text = rest.trim()
    const open = this.policies.at(-1)
    if (heading === 'policy') return this.#open(text)
    if (heading === 'because' && open)
      return text.length > scenarioLimits.text
        ? `Write at most ${scenarioLimits.text} characters.`
        : done(() => Object.assign(open, { because: text }))
    if (heading !== undefined) return this.#head(heading, text)
    const change = readChange(line)
    if (!change) return changeMend
    if (!open) return 'Write “policy: its name” on a line before the first lever.'
    if (open.changes.push(change) > scenarioLimits.changes)
      return `A policy moves at most ${scenarioLimits.changes} levers.`
    return change.because.length > scenarioLimits.text ? `Write at most ${scenarioLimits.text} characters.` : null
  }

  #open(name: string): string | null {
    if (this.policies.push({ name, because: '', changes: [] }) > scenarioLimits.policies)
      return `A scenario has at most ${scenarioLimits.policies} policies.`
    return named(name, () => {})
  }

  #head(heading: string, text: string): string | null {
    const set = headings[heading]
    if (!set) return `Write one of: ${[...Object.keys(headings), 'policy', 'because'].join(', ')}.`
    if (this.seen.has(heading)) return `“${heading}” stands above already; remove one.`
    this.seen.add(heading)
    return set(this.draft, text)
  }
}

/**
 * Reads a scenario from text. What is not written is as in the scenario without a change; only the start must be named.
 * @param file the name that problems are to quote
 * @returns the scenario, or every line that cannot be read
 */
export function parseScenario(text: string, file = 'scenario'): Parsed<ScenarioSpec> {
  const reading = new Reading()
  const problems: Problem[] = []
  const complain = (row: number, found: string, mend: string) =>
    problems.push({ code: 'scenario-line', at: { file, row }, found, mend })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const mend = reading.take(line)
    if (mend !== null) complain(at + 1, line, mend)
  }
  if (!reading.seen.has('start')) complain(lines.length, '', 'Write “start: its id”, the starting stock.')
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { ...reading.draft, policies: reading.policies } }
}
