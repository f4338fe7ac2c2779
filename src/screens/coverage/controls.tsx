import { useId, useState } from 'react'
import { distanceText } from '#core/coverage/words.ts'
import type { AccessMethod, CoverageView, Grouping, Need } from '#core/view/coverage-view.ts'
import { useOwnTables } from '#state/own-tables.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { Slider } from '#ui/slider.tsx'

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

/** Limits of the bands as text; taken when the field is left or Enter is pressed. */
function BandField({
  bands,
  onChange,
}: {
  readonly bands: readonly number[]
  readonly onChange: (bands: readonly number[]) => void
}) {
  const id = useId()
  const [text, setText] = useState(bands.join(', '))
  const parsed = parseBands(text)
  const take = () => {
    if (parsed) onChange(parsed)
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Bands, up to
      </label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        value={text}
        aria-invalid={parsed === null}
        aria-describedby={parsed ? undefined : `${id}-hint`}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take()
        }}
      />
      {parsed ? null : (
        <span className="hint" id={`${id}-hint`}>
          Write one to six numbers from small to large, such as 15, 30, 45, 60.
        </span>
      )}
    </div>
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

/** What the coverage map shows and how distance is measured. */
export function CoverageControls() {
  const { coverage } = useView()
  const go = useGo()
  const times = useOwnTables((own) => own.times)
  const view = useView()
  const change: Change = (part, how = 'push') => go({ coverage: { ...view.coverage, ...part } }, how)
  return (
    <>
      <Segmented label="Map" value={coverage.map} list={maps} onChange={(map) => change({ map })} />
      <Slider
        label="Within"
        value={coverage.within}
        least={5}
        most={150}
        step={1}
        text={distanceText(coverage.within, coverage)}
        onChange={(within) => change({ within }, 'replace')}
      />
      <BandField key={coverage.bands.join()} bands={coverage.bands} onChange={(bands) => change({ bands })} />
      {times ? (
        <Segmented
          label="Distance"
          value={coverage.cost}
          list={[
            { id: 'crow', name: 'As the crow flies' },
            { id: 'minutes', name: 'Your minutes' },
          ]}
          onChange={(cost) => change({ cost })}
        />
      ) : null}
      {coverage.cost === 'crow' || !times ? (
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
      ) : null}
      {coverage.map === 'access' ? <AccessControls coverage={coverage} change={change} /> : null}
      <Choice
        label="Need"
        value={coverage.need}
        list={needList}
        hint="For access and for how evenly it is shared."
        onChange={(id) => change({ need: needList.find((one) => one.id === id)?.id ?? coverage.need })}
      />
      <Choice
        label="Reach by"
        value={coverage.grouping}
        list={groupingList}
        onChange={(id) => change({ grouping: groupingList.find((one) => one.id === id)?.id ?? coverage.grouping })}
      />
    </>
  )
}
