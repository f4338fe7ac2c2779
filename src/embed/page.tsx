import type { ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import type { Plate } from '#core/plate/plate.ts'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'

type PageProps = {
  /** The plate under the titles of what is shown. */
  readonly plate: Plate
  /** The view that the link at the end opens. */
  readonly view: View
  readonly busy: boolean
  readonly children: ReactNode
}

/** What stands around an embedded figure: its titles and marks, its description, its sources, and the way to the whole atlas. */
export function Page({ plate, view, busy, children }: PageProps) {
  const { trust } = plate
  const query = encodeView(view)
  return (
    <main className="embed" aria-busy={busy} aria-labelledby="finding">
      <header>
        <h1 id="finding">{plate.title}</h1>
        <p className="subtitle">{plate.subtitle}</p>
        {plate.marks.map((mark) => (
          <p key={mark} className="mark">
            {markWords[mark]}
          </p>
        ))}
      </header>
      {children}
      <p className="quiet" role="note" aria-label="Description">
        {plate.description}
      </p>
      <footer>
        <p>{`Source: ${sourceLine(trust.sources) || 'none'}. ${licenceLine(trust.sources)}. ${trust.boundaryCredit}`}</p>
        {trust.cautions.length > 0 ? (
          <details>
            <summary>Read with care</summary>
            <ul>
              {trust.cautions.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </details>
        ) : null}
        <a href={query === '' ? './' : `./?${query}`} target="_blank" rel="noopener">
          Open in MPCE Atlas
        </a>
      </footer>
    </main>
  )
}

/** The state before there is a picture: on its way, or what went wrong. */
export function NotYet({ faults, retry }: { readonly faults: readonly Error[]; readonly retry: () => void }) {
  const [fault] = faults
  return (
    <main className="embed" aria-busy={!fault}>
      {fault ? (
        <p role="alert">
          {`The view could not be read: ${fault.message}`}
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
        </p>
      ) : null}
    </main>
  )
}
