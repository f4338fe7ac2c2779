import { type CheckedClaim, type ClaimState, withSaid } from '#core/story/check.ts'
import type { Claim, Scene } from '#core/story/story.ts'
import { claimsIn } from '#core/story/text.ts'

/** How a claim stands, in words. */
function standing(state: ClaimState | null, said: string): string {
  if (state === null) return 'being checked'
  switch (state.kind) {
    case 'holds':
      return 'holds'
    case 'changed':
      return `number changed: ${said} → ${state.now}`
    case 'missing':
      return `cannot be checked: ${state.because}`
    case 'untrue':
      return state.now === null ? `no longer true: ${state.because}` : `no longer true: ${said} → ${state.now}`
  }
}

/** What can be taken in place of what is said; null where nothing can. */
export const newSaid = (state: ClaimState | null): string | null => (state && 'now' in state ? state.now : null)

type Props = {
  readonly scene: Scene
  /** Null while the figures are on their way. */
  readonly checked: readonly CheckedClaim[] | null
  readonly onClaims: (claims: Scene['claims']) => void
}

function OneClaim({
  claim,
  state,
  isUsed,
  scene,
  onClaims,
}: Omit<Props, 'checked'> & {
  readonly claim: Claim
  readonly state: ClaimState | null
  readonly isUsed: boolean
}) {
  const { id, said } = claim
  const now = newSaid(state)
  return (
    <li data-state={isUsed ? (state?.kind ?? 'checking') : 'unused'}>
      <code>{`[[${id}]]`}</code> <strong>{said}</strong>{' '}
      <span className="edit-standing">{isUsed ? standing(state, said) : 'is in no text of this scene'}</span>
      {now === null || !isUsed ? null : (
        <button type="button" className="button" onClick={() => onClaims(withSaid(scene, id, now).claims)}>
          {state?.kind === 'changed' ? 'Take the new number' : `Say “${now}”`}
        </button>
      )}
      {isUsed ? null : (
        <button type="button" className="button" onClick={() => onClaims(scene.claims.filter((one) => one.id !== id))}>
          {`Remove ${id}`}
        </button>
      )}
    </li>
  )
}

/** The figures that the texts of a scene are bound to, and whether they hold with the data that are shown. */
export function ClaimList({ scene, checked, onClaims }: Props) {
  const used = new Set([scene.headline, scene.body, ...scene.steps.map(({ body }) => body)].flatMap(claimsIn))
  if (scene.claims.length === 0) return null
  const changes = (checked ?? []).filter(({ state }) => state.kind === 'changed').length
  return (
    <section className="edit-claims" aria-label="Figures in the texts">
      <h3>Figures in the texts</h3>
      <ul>
        {scene.claims.map((claim) => (
          <OneClaim
            key={claim.id}
            claim={claim}
            state={checked?.find((one) => one.claim.id === claim.id)?.state ?? null}
            isUsed={used.has(claim.id)}
            scene={scene}
            onClaims={onClaims}
          />
        ))}
      </ul>
      {changes > 0 ? <p className="hint">Alt and N takes the next new number.</p> : null}
    </section>
  )
}
