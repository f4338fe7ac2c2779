import { type Expression, type FindTable, findClaim } from './claim.ts'
import type { Claim, Scene, Story } from './story.ts'
import { claimsIn } from './text.ts'

/**
 * What the data say of a claim now: it holds; its number has changed; it is no longer true (another name, another direction); or it can no longer be found, with
 * the reason.
 */
export type ClaimState =
  | { readonly kind: 'holds' }
  | { readonly kind: 'changed' | 'untrue'; readonly now: string }
  | { readonly kind: 'untrue'; readonly now: null; readonly because: string }
  | { readonly kind: 'missing'; readonly because: string }

export type CheckedClaim = { readonly scene: string; readonly claim: Claim; readonly state: ClaimState }

/** Whether a changed result makes the surrounding words wrong, not only a number out of date. */
const isWord: Readonly<Record<Expression['kind'], boolean>> = {
  value: false,
  text: true,
  'name-at': true,
  'value-at': false,
  rank: false,
  count: false,
  held: false,
  names: true,
  'names-without': true,
  difference: false,
  direction: true,
  while: true,
}

/** Checks one claim against the data. */
export function checkClaim(find: FindTable, { expression, said }: Claim): ClaimState {
  const finding = findClaim(find, expression)
  if (finding.ok) {
    if (finding.text === said) return { kind: 'holds' }
    return { kind: isWord[expression.kind] ? 'untrue' : 'changed', now: finding.text }
  }
  const { because, isFalse } = finding
  return isFalse ? { kind: 'untrue', now: null, because } : { kind: 'missing', because }
}

/** Checks the claims of a scene that stand in its text. `find` takes null for the scene's own link. */
export const checkScene = (find: FindTable, scene: Scene): readonly CheckedClaim[] => {
  const used = new Set([scene.headline, scene.body, ...scene.steps.map(({ body }) => body)].flatMap(claimsIn))
  return scene.claims
    .filter(({ id }) => used.has(id))
    .map((claim) => ({ scene: scene.id, claim, state: checkClaim(find, claim) }))
}

/** Checks every claim of a story; each scene finds its tables by itself. */
export const checkStory = (find: (scene: Scene) => FindTable, story: Story): readonly CheckedClaim[] =>
  story.scenes.flatMap((scene) => checkScene(find(scene), scene))

/** The links whose panels the claims of a scene stand in; the scene's own for those without one. */
export function linksOf(scene: Scene): readonly string[] {
  const own = scene.picture?.link ?? ''
  const found: string[] = []
  const walk = (one: unknown) => {
    if (typeof one !== 'object' || one === null) return
    if ('panel' in one && 'link' in one) found.push(typeof one.link === 'string' ? one.link : own)
    for (const part of Object.values(one)) walk(part)
  }
  for (const { expression } of scene.claims) walk(expression)
  return [...new Set(found)]
}

/** The claims that do not hold. */
export const failing = (checked: readonly CheckedClaim[]): readonly CheckedClaim[] =>
  checked.filter(({ state }) => state.kind !== 'holds')

/** Said of a text none of whose claims fails. */
export const allHold = (count: number): string =>
  count === 0
    ? 'No number in the text is bound to the data.'
    : `${count === 1 ? 'The one figure bound to the data holds' : `All ${count} figures and comparisons in the text hold`}.`

/** A scene with a claim's new words in place of the old. */
export const withSaid = (scene: Scene, claim: string, said: string): Scene => ({
  ...scene,
  claims: scene.claims.map((one) => (one.id === claim ? { ...one, said } : one)),
})

/** What stands behind a claim that does not hold; empty for one that holds. */
export function asideOf(state: ClaimState): string {
  if (state.kind === 'holds') return ''
  if (state.kind === 'changed') return ` (now ${state.now})`
  if (state.kind === 'missing') return ` (cannot be checked: ${state.because})`
  return state.now === null ? ` (no longer true: ${state.because})` : ` (no longer true: now ${state.now})`
}
