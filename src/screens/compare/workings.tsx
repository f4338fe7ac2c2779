import type { ReactNode } from 'react'
import type { Corner } from '#core/compare/corner.ts'
import { contradicting, inCorner } from '#core/compare/corner-setups.ts'
import type { Ledger } from '#core/compare/ledger.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { useView } from '#state/view-context.ts'

/** A list that scrolls in its frame, also by keyboard. */
const Long = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <section className="workings-long" tabIndex={0} aria-label={label}>
    <ol>{children}</ol>
  </section>
)

/** Formula, numbers and sources of every line of the ledger. */
export function Workings({ ledger, plate }: { readonly ledger: Ledger; readonly plate: Plate }) {
  const { benchmark, formula, lines, groups } = ledger
  const sourceText = (id: string) => {
    const source = plate.trust.sources.find((one) => one.id === id)
    return source ? `${source.publisher}: ${source.title}${source.year ? ` (${source.year})` : ''}` : id
  }
  return (
    <details className="workings">
      <summary>Show working</summary>
      <p>{`${formula}. Benchmark: ${benchmark.name}. ${benchmark.how}.`}</p>
      {benchmark.source ? (
        <p>
          {`${benchmark.source.publisher}: ${benchmark.source.title}${benchmark.source.year ? ` (${benchmark.source.year})` : ''}. ${benchmark.caveat ?? ''}`}
        </p>
      ) : null}
      <Long label="Working of each area">
        {[...lines, ...groups].map((line) => (
          <li key={line.code} data-area={line.code}>
            <strong>{line.name}</strong>
            {`: ${line.text}. ${line.working}. Status: ${line.status}${line.coverageText ? `; ${line.coverageText}` : ''}. Source rows: ${line.code}, ${line.sources.map(sourceText).join('; ')}.`}
          </li>
        ))}
      </Long>
    </details>
  )
}

/** More than these repeat each other. */
const mostContradictions = 5

/** The set-ups that contradict the corner most, each with its view. */
function Contradictions({ corner }: { readonly corner: Corner }) {
  const view = useView()
  const nameOf = (code: string) => corner.areas.find((one) => one.code === code)?.name ?? code
  const shown = corner.areas.filter(inCorner).map(({ code }) => code)
  const found = contradicting(corner.setups, shown)
  if (corner.setups.length < 2) return null
  return (
    <details className="workings">
      <summary>{`What contradicts it most: ${found.length} of ${corner.setups.length} set-ups differ`}</summary>
      {found.length === 0 ? <p>Every set-up tried has the same areas in the corner.</p> : null}
      <ol>
        {found.slice(0, mostContradictions).map(({ setup, out, into }) => (
          <li key={setup.id}>
            <ViewLink view={{ ...view, ...setup.view }}>{setup.text}</ViewLink>
            {[
              out.length > 0 ? `: without ${listText(out.map(nameOf))}` : '',
              into.length > 0 ? `${out.length > 0 ? ', ' : ': '}with ${listText(into.map(nameOf))}` : '',
            ].join('')}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Every way of drawing the corner that was tried, and whom it puts there. */
export function Setups({ corner }: { readonly corner: Corner }) {
  const nameOf = (code: string) => corner.areas.find((one) => one.code === code)?.name ?? code
  return (
    <>
      <Contradictions corner={corner} />
      <details className="workings">
        <summary>{`Set-ups tried: ${corner.setups.length}, one by one`}</summary>
        <Long label="Set-ups tried">
          {corner.setups.map(({ id, text, corner: codes, placed }) => (
            <li key={id}>
              {`${text} (${placed} areas): ${codes.length === 0 ? 'none in the corner' : codes.map(nameOf).join(', ')}`}
            </li>
          ))}
        </Long>
      </details>
    </>
  )
}
