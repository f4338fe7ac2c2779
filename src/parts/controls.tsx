import { Suspense, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import { inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { chooseDims, denominatorsFor, heldText, overlaysFor } from '#core/plate/choices.ts'
import { geographiesFor } from '#core/plate/geographies-for.ts'
import type { Chosen, Resolved } from '#core/plate/resolve.ts'
import type { Dims, OverlayMode } from '#core/view/view.ts'
import { lazyPart } from '#state/lazy-part.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useViewStore } from '#state/view-context.ts'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { MeasureButton } from './measure-button.tsx'
import { PeriodControl } from './period-control.tsx'

/** One menu for each dimension that has more than one value. */
function DimensionChoices({ chosen, onChange }: { readonly chosen: Chosen; readonly onChange: (dims: Dims) => void }) {
  const { indicator, dims } = chosen
  return indicator.dimensions
    .filter(({ values }) => values.length > 1)
    .map(({ id, name, values }) => (
      <Choice
        key={id}
        label={name}
        value={dims[id] ?? ''}
        list={values}
        onChange={(value) => onChange({ ...dims, [id]: value })}
      />
    ))
}

function WhatControls({ catalogue, resolved }: Props) {
  const go = useGo()
  const store = useViewStore()
  const { main } = resolved
  const choose = (dims: Dims) => {
    // The menus are drawn a moment after a choice; one made before that must not undo it.
    const { view } = store.getState()
    const made = view.indicator === main.indicator.id ? { ...main.dims, ...view.dims } : main.dims
    const changed = Object.entries(dims).filter(([id, value]) => value !== main.dims[id])
    go(chooseDims({ view, main }, catalogue, { ...made, ...Object.fromEntries(changed) }))
  }
  return (
    <>
      <MeasureButton catalogue={catalogue} resolved={resolved} />
      <DimensionChoices chosen={main} onChange={choose} />
    </>
  )
}

/** Name of an indicator's values without a denominator: its WTE, its count, or for anything with decimals its total. */
const totalName = ({ unit, decimals }: IndicatorRecord): string =>
  unit.many === 'WTE' ? 'WTE' : decimals === 0 ? 'count' : 'total'

function PerControl({ catalogue, resolved }: Props) {
  const go = useGo()
  const { main, per, geography } = resolved
  const denominators = denominatorsFor(catalogue, main.indicator, geography.id, main.dims)
  if (denominators.length === 0) return null
  const none = { id: 'none', name: `None (${totalName(main.indicator)})` }
  const list = [...denominators.map(({ id, phrase }) => ({ id, name: phrase.replace(/^per /, '') })), none]
  return (
    <Choice
      label="Denominator"
      value={per?.denominator.id ?? 'none'}
      list={list}
      onChange={(id) => go({ per: id === 'none' ? null : id, perPeriod: null })}
    />
  )
}

/** How many controls the part below will show, so that it takes its room before it is there. */
const periodRows = ({ view, main }: Resolved): number =>
  view.change || (view.screen === 'explore' && main.periods.length > 2) ? 2 : 1

const PeriodTools = lazyPart('The comparison of periods', async () => (await import('./period-tools.tsx')).PeriodTools)

function WhenControls({ resolved, shown = null }: Omit<Props, 'catalogue'>) {
  const go = useGo()
  const { main, period, per } = resolved
  const [counted, setCounted] = useState<Resolved['main']['periods'] | null>(null)
  return (
    <>
      {period === null ? null : (
        <PeriodControl
          label={per ? `Period: ${main.indicator.phrase}` : 'Period'}
          period={period}
          periods={counted ?? main.periods}
          heldText={(areas) => heldText(counted ? null : main, areas)}
          onChange={(next, how) => go({ period: next, fixed: true }, how)}
        />
      )}
      {main.periods.length > 1 ? (
        <Suspense fallback={<div className="period-tools" data-rows={periodRows(resolved)} />}>
          <PeriodTools resolved={resolved} shown={shown} onCounted={setCounted} />
        </Suspense>
      ) : null}
      {per && per.periods.length > 1 ? (
        <Choice
          label={`Period: ${inSentence(per.denominator.name)}`}
          value={per.period}
          list={per.periods.map(({ period: id, areas }) => ({
            id,
            name: `${periodText(id)} (${heldText(per, areas)})`,
          }))}
          onChange={(perPeriod) => go({ perPeriod })}
        />
      ) : null}
    </>
  )
}

function WhereControl({ catalogue, resolved }: Props) {
  const go = useGo()
  const list = geographiesFor(catalogue, resolved).map(({ geography, areas }) => ({
    id: geography.id,
    name: areas === 0 ? `${geography.name}: no figures` : `${geography.name} (${areas})`,
  }))
  return (
    <Choice
      label="Geography"
      value={resolved.geography.id}
      list={list}
      onChange={(geography) => go({ geography, selected: [], bounds: null })}
    />
  )
}

const modes: readonly { readonly id: OverlayMode; readonly name: string }[] = [
  { id: 'symbols', name: 'Circles' },
  { id: 'hatch', name: 'Hatch' },
  { id: 'bivariate', name: 'Colour' },
]

function OverlayControls({ catalogue, resolved }: Props) {
  const go = useGo()
  const { view, main, geography, overlay } = resolved
  const choices = overlaysFor(catalogue, main, geography.id)
  const list = [{ id: 'none', name: choices.length > 0 ? 'Nothing' : 'Nothing is held for this geography' }, ...choices]
  const mode = overlay?.mode ?? 'symbols'
  return (
    <>
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
      {catalogue.sites.map(({ id, name }) => (
        <Check
          key={id}
          label={name}
          checked={view.sites === id}
          onChange={(checked) => go({ sites: checked ? id : null })}
        />
      ))}
    </>
  )
}

type Props = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What is loaded; it may be a moment behind. */
  readonly shown?: LoadedPlate | null
}

/** Menus of indicator, denominator, period, geography and overlay. */
export function Controls(props: Props) {
  return (
    <>
      <WhatControls {...props} />
      <PerControl {...props} />
      <WhenControls {...props} />
      <WhereControl {...props} />
      <OverlayControls {...props} />
    </>
  )
}
