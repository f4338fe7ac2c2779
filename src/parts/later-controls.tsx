import { useMemo } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { areaCountText, overlaysFor } from '#core/plate/choices.ts'
import { countPerPeriods } from '#core/plate/period-counts.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { OverlayMode } from '#core/view/view.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { Making, useMade } from '#state/use-steps.ts'
import { useGo } from '#state/view-context.ts'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { DimensionChoices } from './dimension-choices.tsx'
import { FixedField } from './period-control.tsx'

const modes: readonly { readonly id: OverlayMode; readonly name: string }[] = [
  { id: 'symbols', name: 'Circles' },
  { id: 'hatch', name: 'Hatch' },
  { id: 'bivariate', name: 'Colour' },
]

type Props = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What is loaded, from which areas are counted; it may be a moment behind. */
  readonly shown: LoadedPlate | null
}

/** What the areas with a figure over each period of the denominator depend on. */
const choiceOf = ({ main, per, period, geography }: Resolved): string =>
  JSON.stringify([main.indicator.id, main.dims, period, per?.denominator.id, geography.id])

/** The period of the denominator with the areas that have a figure over it; said where there is nothing to choose, so that what comes below stays where it is. */
function PerPeriodChoice({ resolved, shown }: Pick<Props, 'resolved' | 'shown'>) {
  const go = useGo()
  const { per } = resolved
  const isSame = shown !== null && choiceOf(shown.resolved) === choiceOf(resolved)
  const counting = useMemo(
    () => (isSame && shown ? new Making(countPerPeriods(resolved, shown.atlas)) : null),
    [isSame, shown, resolved],
  )
  const counts = useMade(counting)
  const label = per ? `Period: ${inSentence(per.denominator.name)}` : 'Period of the denominator'
  return per && per.periods.length > 1 ? (
    <Choice
      label={label}
      value={per.period}
      list={(counts ?? per.periods).map(({ period: id, areas }) => ({
        id,
        name: `${periodText(id)} (${areaCountText(counts ? null : per, areas)})`,
      }))}
      onChange={(perPeriod) => go({ perPeriod })}
    />
  ) : (
    <FixedField label={label}>{per ? `${periodText(per.period)}, the only period held` : 'No denominator'}</FixedField>
  )
}

/** What is drawn over the map: sites, and a second indicator with its own choices. */
function OverlayControls({ catalogue, resolved }: Props) {
  const go = useGo()
  const { view, main, geography, overlay } = resolved
  const choices = overlaysFor(catalogue, main, geography.id)
  const list = [{ id: 'none', name: choices.length > 0 ? 'Nothing' : 'Nothing is held for this geography' }, ...choices]
  const mode = overlay?.mode ?? 'symbols'
  return (
    <>
      {catalogue.sites.map(({ id, name }) => (
        <Check
          key={id}
          label={name}
          checked={view.sites === id}
          onChange={(checked) => go({ sites: checked ? id : null })}
        />
      ))}
      <Check label="Values on the map" checked={view.values} onChange={(values) => go({ values })} />
      <Choice
        label="Overlay"
        value={overlay?.indicator.id ?? 'none'}
        list={list}
        onChange={(id) => go({ overlay: id === 'none' ? null : { mode, indicator: id, dims: {} } })}
      />
      {overlay && view.overlay ? (
        <>
          <DimensionChoices
            chosen={overlay}
            onChange={(dims) => go({ overlay: { mode, indicator: overlay.indicator.id, dims } })}
          />
          <Segmented
            label="Drawn as"
            value={mode}
            list={modes}
            onChange={(next) => view.overlay && go({ overlay: { ...view.overlay, mode: next } })}
          />
        </>
      ) : null}
    </>
  )
}

/** The choices that come after the measure, its period and its geography; loaded beside the first map. */
export function LaterControls(props: Props) {
  return (
    <>
      <OverlayControls {...props} />
      <PerPeriodChoice {...props} />
    </>
  )
}
