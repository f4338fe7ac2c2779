import type { Runner } from './use-work.ts'

/** How far the work is, a way out of it, and how it ended. */
export function Progress({ runner }: { readonly runner: Runner }) {
  const { busy, share, said } = runner.state
  return (
    <div className="work">
      {busy ? (
        <>
          <label>
            {`${busy}…`}
            <progress className="progress" value={share} max={1} />
          </label>
          <button type="button" className="button" onClick={runner.cancel}>
            Cancel
          </button>
        </>
      ) : null}
      <output className="said">{said}</output>
    </div>
  )
}
