import { FileFault } from '#io/read-file.ts'
import { isPassing } from '#io/read-json.ts'

/** Placeholder before the first figures, with the final layout, which stops the page from jumping. */
export function Skeleton() {
  return (
    <main className="explore waiting" id="main" tabIndex={-1} aria-busy="true" aria-label="Loading the atlas">
      <div className="rail" />
      <div className="centre">
        <div className="bone title" />
        <div className="bone line" />
        <div className="bone map" id="map" />
      </div>
      <div className="side">
        <div className="bone list" />
      </div>
    </main>
  )
}

function Found({ fault }: { readonly fault: Error }) {
  if (!(fault instanceof FileFault)) return <p>{fault.message}</p>
  const { at, found, mend } = fault.problem
  return (
    <dl className="facts">
      <div>
        <dt>File</dt>
        <dd>{at.file}</dd>
      </div>
      <div>
        <dt>Found</dt>
        <dd>{found}</dd>
      </div>
      <div>
        <dt>How to fix it</dt>
        <dd>{mend}</dd>
      </div>
    </dl>
  )
}

/** Shown when nothing could be drawn: the file, its fault, and the fix. */
export function Failure({ faults, onRetry }: { readonly faults: readonly Error[]; readonly onRetry: () => void }) {
  return (
    <main className="failure" id="main" tabIndex={-1}>
      <h1>The figures could not be loaded</h1>
      {faults.map((fault) => (
        <Found key={fault.message} fault={fault} />
      ))}
      {faults.some(isPassing) ? <p>They are read once the network and the site’s host are back.</p> : null}
      <button type="button" className="button primary" onClick={onRetry}>
        Try again
      </button>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Reload the page
      </button>
    </main>
  )
}
