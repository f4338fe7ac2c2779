import { useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { distanceText } from '#core/coverage/words.ts'
import {
  type AccessMethod,
  type CoverageView,
  defaultCoverage,
  type Grouping,
  type Need,
} from '#core/view/coverage-view.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { Slider } from '#ui/slider.tsx'
import { TypedField } from '#ui/typed-field.tsx'
import { useNarrow } from '#ui/use-narrow.ts'

const maps = [
  { id: 'reach', name: 'Reach' },
  { id: 'nearest', name: 'Nearest' },
  { id: 'access', name: 'Access' },
] as const

const needList: readonly { readonly id: Need; readonly name: string }[] = [
  { id: 'people', name: 'People' },
  { id: 'older', name: 'People aged 65 and over' },
  { id: 'cancers', name: 'New cancers' },
]

const methodList: readonly { readonly id: AccessMethod; readonly name: string }[] = [
  { id: '2sfca', name: 'Two-step (2SFCA)' },
  { id: 'e2sfca', name: 'Enhanced two-step (E2SFCA)' },
  { id: '3sfca', name: 'Three-step (3SFCA)' },
]

const groupingList: readonly { readonly id: Grouping; readonly name: string }[] = [
  { id: 'itl1', name: 'ITL1 regions and nations' },
  { id: 'nation', name: 'Nations' },
  { id: 'nhs_region', name: 'NHS regions (England)' },
  { id: 'health_board', name: 'Health boards and trusts' },
  { id: 'utla', name: 'Authorities' },
]

function parseBands(text: string): readonly number[] | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean)
  const values = parts.map((part) => (/^\d{1,3}(\.\d)?$/.test(part) ? Number(part) : Number.NaN))
  const ascending = values.every((value, at) => value > (values[at - 1] ?? 0))
  return values.length >= 1 && values.length <= 6 && ascending ? values : null
}

/** Limits of the bands as text. */
function BandField({
  bands,
  onChange,
}: {
  readonly bands: readonly number[]
  readonly onChange: (bands: readonly number[]) => void
}) {
  return (
    <TypedField
      label="Bands, up to"
      start={bands.join(', ')}
      parse={parseBands}
      fix="Write one to six numbers from small to large, such as 15, 30, 45, 60."
      onTake={onChange}
    />
  )
}

function AccessControls({ coverage, change }: { readonly coverage: CoverageView; readonly change: Change }) {
  return (
    <>
      <Choice
        label="Method"
        value={coverage.method}
        list={methodList}
        onChange={(id) => change({ method: methodList.find((one) => one.id === id)?.id ?? coverage.method })}
      />
      <Slider
        label="Catchment"
        value={coverage.catchment}
        least={5}
        most={200}
        step={5}
        text={distanceText(coverage.catchment, coverage)}
        onChange={(catchment) => change({ catchment }, 'replace')}
      />
      {coverage.method === '2sfca' ? null : (
        <Slider
          label="Decay"
          value={coverage.decay}
          least={0}
          most={2}
          step={0.01}
          text={coverage.decay.toFixed(2)}
          hint="Worth in the near, middle and far third: at 0.38 it is 100%, 68% and 22%."
          onChange={(decay) => change({ decay }, 'replace')}
        />
      )}
    </>
  )
}

/** What the access map counts as within reach. */
function SupplyControl({ coverage, change }: { readonly coverage: CoverageView; readonly change: Change }) {
  return (
    <>
      <Segmented
        label="Supply"
        value={coverage.supply}
        list={[
          { id: 'machines', name: 'Machines' },
          { id: 'staff', name: 'Staff' },
        ]}
        onChange={(supply) => change({ supply })}
      />
      {coverage.supply === 'staff' ? (
        <p className="hint">
          Nobody publishes staff by site. The sample baseline of each region, which is made up, is shared out by
          machines.
        </p>
      ) : null}
    </>
  )
}

type Change = (change: Partial<CoverageView>, how?: 'push' | 'replace') => void

/** Which sites, people and travel times count, where there are several to choose from. */
function BroughtTables({ catalogue: { sites, people = [], travel = [] } }: { readonly catalogue: Catalogue }) {
  const view = useView()
  const go = useGo()
  const { coverage } = view
  const towns = { id: '-', name: 'Towns of the atlas' }
  const crow = { id: '-', name: 'As the crow flies' }
  const latest = travel.at(-1)?.id ?? '-'
  const chosen = coverage.cost === 'minutes' ? (travel.find(({ id }) => id === coverage.times)?.id ?? latest) : '-'
  return (
    <>
      {sites.length > 1 ? (
        <Choice
          label="Sites"
          value={sites.some(({ id }) => id === view.sites) ? (view.sites ?? '') : (sites[0]?.id ?? '')}
          list={sites}
          // What is imagined speaks of sites by their ids.
          onChange={(id) => go({ sites: id, edits: [] })}
        />
      ) : null}
      {people.length > 0 ? (
        <Choice
          label="People"
          value={people.some(({ id }) => id === coverage.people) ? (coverage.people ?? '-') : '-'}
          list={[towns, ...people]}
          onChange={(id) => go({ coverage: { ...coverage, people: id === '-' ? null : id } })}
        />
      ) : null}
      {travel.length > 0 ? (
        <Choice
          label="Distance"
          value={chosen}
          list={[crow, ...travel]}
          onChange={(id) =>
            go({ coverage: { ...coverage, cost: id === '-' ? 'crow' : 'minutes', times: id === '-' ? null : id } })
          }
        />
      ) : null}
    </>
  )
}

/** Settings of the model behind the map: at hand for those who would change them, and out of the way of others. */
function Advanced({
  coverage,
  change,
  byTable,
}: {
  readonly coverage: CoverageView
  readonly change: Change
  readonly byTable: boolean
}) {
  const settings = ['bands', 'detour', 'sea', 'method', 'catchment', 'decay', 'need'] as const
  // Whoever opens a link with such a setting has to see it.
  const [changed] = useState(() => settings.some((one) => String(coverage[one]) !== String(defaultCoverage[one])))
  return (
    <details className="advanced" open={changed}>
      <summary>Advanced</summary>
      <div className="rail-fields">
        <BandField key={coverage.bands.join()} bands={coverage.bands} onChange={(bands) => change({ bands })} />
        {byTable ? null : (
          <>
            <Slider
              label="Detour factor"
              value={coverage.detour}
              least={1}
              most={2}
              step={0.05}
              text={coverage.detour === 1 ? 'none' : `× ${coverage.detour}`}
              hint="Roads are longer than the crow’s way, often by 1.2 to 1.4."
              onChange={(detour) => change({ detour }, 'replace')}
            />
            <Check label="Let catchments cross the sea" checked={coverage.sea} onChange={(sea) => change({ sea })} />
          </>
        )}
        <Choice
          label="Need"
          value={coverage.need}
          list={needList}
          hint="For access and for how evenly it is shared."
          onChange={(id) => change({ need: needList.find((one) => one.id === id)?.id ?? coverage.need })}
        />
        {coverage.map === 'access' ? <AccessControls coverage={coverage} change={change} /> : null}
      </div>
    </details>
  )
}

/** Why the distance begins where it does. */
const withinWords = `It begins at ${defaultCoverage.within} km, which is no standard: the atlas holds no published limit in km. At 60 km an hour on a straight road it is ${defaultCoverage.within} minutes. Move it to see what depends on it.`

/** How far is too far, and which sites count: what every answer of the page turns on. */
export function LimitControls({ hasSectors }: { readonly hasSectors: boolean }) {
  const view = useView()
  const { coverage } = view
  const go = useGo()
  const change: Change = (part, how = 'push') => go({ coverage: { ...view.coverage, ...part } }, how)
  return (
    <>
      <Slider
        label="Within"
        value={coverage.within}
        least={5}
        most={150}
        step={1}
        text={distanceText(coverage.within, coverage)}
        {...(coverage.cost === 'crow' ? { hint: withinWords } : {})}
        onChange={(within) => change({ within }, 'replace')}
      />
      {hasSectors ? (
        <Check label="NHS sites only" checked={coverage.nhsOnly} onChange={(nhsOnly) => change({ nhsOnly })} />
      ) : null}
    </>
  )
}

/** What the coverage map shows and how distance is measured. */
export function CoverageControls({
  catalogue,
  hasSectors,
}: {
  readonly catalogue: Catalogue
  /** Whether the list of sites tells those of the NHS from others. */
  readonly hasSectors: boolean
}) {
  const view = useView()
  const { coverage } = view
  const go = useGo()
  // In one column they stand with the answers.
  const narrow = useNarrow()
  const { travel = [] } = catalogue
  const byTable = coverage.cost === 'minutes' && travel.length > 0
  const change: Change = (part, how = 'push') => go({ coverage: { ...view.coverage, ...part } }, how)
  return (
    <>
      <Segmented label="Map" value={coverage.map} list={maps} onChange={(map) => change({ map })} />
      {narrow ? null : <LimitControls hasSectors={hasSectors} />}
      <BroughtTables catalogue={catalogue} />
      <Choice
        label="Reach by"
        value={coverage.grouping}
        list={groupingList}
        onChange={(id) => change({ grouping: groupingList.find((one) => one.id === id)?.id ?? coverage.grouping })}
      />
      <div className="supply">
        {coverage.map === 'access' ? <SupplyControl coverage={coverage} change={change} /> : null}
      </div>
      <Advanced coverage={coverage} change={change} byTable={byTable} />
    </>
  )
}
