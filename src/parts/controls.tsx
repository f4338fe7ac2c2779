import { Suspense, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import { areaCountText, chooseDims, denominatorsFor } from '#core/plate/choices.ts'
import { geographiesFor } from '#core/plate/geographies-for.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { Dims } from '#core/view/view.ts'
import { lazyPart } from '#state/lazy-part.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useViewStore } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'
import { DimensionChoices } from './dimension-choices.tsx'
import { MeasureButton } from './measure-button.tsx'
import { FixedField, PeriodControl } from './period-control.tsx'

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
      <div className="own-choices">
        <DimensionChoices chosen={main} onChange={choose} />
      </div>
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
  const none = { id: 'none', name: `None (${totalName(main.indicator)})` }
  const list = [...denominators.map(({ id, phrase }) => ({ id, name: phrase.replace(/^per /, '') })), none]
  return denominators.length === 0 ? (
    <FixedField label="Denominator">None</FixedField>
  ) : (
    <Choice
      label="Denominator"
      value={per?.denominator.id ?? 'none'}
      list={list}
      onChange={(id) => go({ per: id === 'none' ? null : id, perPeriod: null })}
    />
  )
}

const LaterControls = lazyPart('Overlays', async () => (await import('./later-controls.tsx')).LaterControls)

type Counted = Resolved['main']['periods'] | null

const PeriodTools = lazyPart('The comparison of periods', async () => (await import('./period-tools.tsx')).PeriodTools)

function PeriodChoice({ resolved, periods }: { readonly resolved: Resolved; readonly periods: Counted }) {
  const go = useGo()
  const { main, period, per } = resolved
  return (
    <PeriodControl
      label={per ? `Period: ${main.indicator.phrase}` : 'Period'}
      period={period}
      periods={periods ?? main.periods}
      heldText={(areas) => areaCountText(periods ? null : main, areas)}
      onChange={(next, how) => go({ period: next, fixed: true }, how)}
    />
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

type Props = {
  readonly catalogue: Catalogue
  readonly resolved: Resolved
  /** What is loaded; it may be a moment behind. */
  readonly shown: LoadedPlate | null
}

/**
 * Menus of indicator, geography, denominator, period and overlay. What every measure has comes first and in the same place; what only some have, at
 * the end, so that a change of the measure moves no menu.
 */
export function Controls(props: Props) {
  const [counted, setCounted] = useState<Counted>(null)
  const { resolved } = props
  return (
    <>
      <WhatControls {...props} />
      <WhereControl {...props} />
      <PerControl {...props} />
      <PeriodChoice resolved={resolved} periods={counted} />
      <Suspense fallback={<div className="overlay-room" />}>
        <LaterControls {...props} />
      </Suspense>
      <div className="period-tools">
        {resolved.main.periods.length > 1 ? (
          <Suspense>
            <PeriodTools {...props} onCounted={setCounted} />
          </Suspense>
        ) : null}
      </div>
    </>
  )
}
