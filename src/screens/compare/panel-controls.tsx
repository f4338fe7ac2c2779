import type { ReactNode } from 'react'
import type { Comparison } from '#core/compare/comparison.ts'
import { isSample } from '#core/domain/indicator.ts'
import { mostPlainPhi } from '#core/plate/chance.ts'
import type { SortId } from '#core/view/view.ts'
import type { Theme } from '#figures/theme.ts'
import type { NeighbourRun } from '#state/use-neighbour-tests.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Calculating } from '#ui/calculating.tsx'
import { Check, Segmented } from '#ui/choice.tsx'
import { MeasureChoices, YearChoices } from './map-choices.tsx'
import { SquareKey } from './square-key.tsx'
import { Setups, Workings } from './workings.tsx'

export type PanelPartProps = {
  readonly comparison: Comparison
  readonly shown: LoadedPlate
  readonly theme: Theme
  readonly neighbours: NeighbourRun
}

type PanelPart = (props: PanelPartProps) => ReactNode

const sortNames: readonly { readonly id: SortId; readonly name: string }[] = [
  { id: 'value', name: 'Value' },
  { id: 'name', name: 'Name' },
  { id: 'nation', name: 'Nation' },
]

function SortControl() {
  const { sort } = useView()
  const go = useGo()
  return <Segmented label="Sorted by" value={sort} list={sortNames} onChange={(to) => go({ sort: to })} />
}

/** Offers to allow for overdispersion, unless there is so much of it that the funnel allows for it unasked. */
function OverdispersionControl({ comparison }: PanelPartProps) {
  const { overdispersed } = useView()
  const go = useGo()
  if ((comparison.funnel.body?.phi ?? 0) > mostPlainPhi) return null
  return (
    <Check
      label="Allow for overdispersion"
      checked={overdispersed}
      onChange={(allowed) => go({ overdispersed: allowed })}
    />
  )
}

function SampleControl({ shown }: PanelPartProps) {
  const { sample } = useView()
  const go = useGo()
  const isShown = isSample(shown.resolved.main.indicator)
  return (
    <Check
      label="With the made-up sample"
      checked={sample || isShown}
      disabled={isShown}
      onChange={(on) => go({ sample: on })}
    />
  )
}

/** How far the test of very many neighbours is, and a way out of it and back. */
function NeighbourProgress({ neighbours: { progress, cancelled, fault, cancel, start } }: PanelPartProps) {
  if (progress !== null) return <Calculating part={progress} onCancel={cancel} />
  if (!cancelled && !fault) return null
  return (
    <div className="notice" role="status">
      {fault ? `${fault.message} ` : 'Cancelled. '}
      <button type="button" className="button" onClick={start}>
        Calculate
      </button>
    </div>
  )
}

/** What can be chosen about one panel alone. */
export const panelControls: Partial<Record<keyof Comparison, PanelPart>> = {
  ranking: () => <SortControl />,
  funnel: (props) => <OverdispersionControl {...props} />,
  spread: (props) => <NeighbourProgress {...props} />,
  profile: (props) => <SampleControl {...props} />,
  years: ({ shown }) => <YearChoices shown={shown} />,
  measures: ({ shown }) => <MeasureChoices shown={shown} />,
  corner: ({ comparison: { corner }, theme }) =>
    corner.body ? <SquareKey corner={corner.body} theme={theme} /> : null,
}

/** What stands below the drawing of one panel alone. */
export const panelWorkings: Partial<Record<keyof Comparison, PanelPart>> = {
  ledger: ({ comparison: { ledger }, shown }) =>
    ledger.body ? <Workings ledger={ledger.body} plate={shown.plate} /> : null,
  corner: ({ comparison: { corner } }) => (corner.body ? <Setups corner={corner.body} /> : null),
}
