import type { ReactNode } from 'react'
import { isOwnSource } from '#core/domain/source.ts'
import type { Plate } from '#core/plate/plate.ts'
import { defaultView } from '#core/view/view.ts'

/** Next steps from the first screen: finer geographies, the next question, and a newer file to import. */
const steps: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'By ICB', query: 'v=2&g=icb_2023' },
  { name: 'By trust', query: 'v=2&g=nhs_trust&per=-' },
  { name: 'Radiotherapy within 31 days', query: 'v=2&m=radiotherapy-31-day&per=-&g=icb_2023' },
]
const newer = { name: 'bring in NHS England’s file', query: 'v=2&s=import' }

/**
 * Links below the finding about MPCE staff.
 * @param link renders one: in the app it changes the view, before that it is a plain link
 */
export function NextSteps({
  plate,
  link,
}: {
  readonly plate: Plate
  readonly link: (query: string, name: string) => ReactNode
}) {
  if (plate.view.indicator !== defaultView.indicator) return null
  const isShipped = !plate.trust.sources.some(isOwnSource)
  return (
    <nav className="next-steps" aria-label="From here">
      {steps.map(({ name, query }) => (
        <span key={query}>{link(query, name)}</span>
      ))}
      {isShipped ? (
        <span>
          {'Newer months are published: '}
          {link(newer.query, newer.name)}
        </span>
      ) : null}
    </nav>
  )
}
