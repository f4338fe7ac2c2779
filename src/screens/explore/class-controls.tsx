import { memo } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { MethodId } from '#core/view/view.ts'
import { useGo } from '#state/view-context.ts'
import { Check, Choice } from '#ui/choice.tsx'

const methodNames: Readonly<Record<MethodId, string>> = {
  ckmeans: 'Natural breaks',
  quantile: 'Equal counts (quantiles)',
  equal: 'Equal intervals',
  diverging: 'Around the benchmark',
}

/** How values become colours. */
export const ClassControls = memo(function ClassControls({ plate }: { readonly plate: Plate }) {
  const go = useGo()
  const { view, benchmark, periods } = plate
  const centred = benchmark?.cell.kind === 'value'
  const methods = (Object.keys(methodNames) as MethodId[]).filter((id) => id !== 'diverging' || centred)
  return (
    <details className="class-controls">
      <summary>Classes and colours</summary>
      <div className="class-grid">
        <Choice
          label="Class breaks"
          value={methods.includes(view.method) ? view.method : 'ckmeans'}
          list={methods.map((id) => ({ id, name: methodNames[id] }))}
          onChange={(id) => go({ method: id as MethodId })}
        />
        <Choice
          label="Number of classes"
          value={String(view.classes)}
          list={Array.from({ length: 9 }, (_, index) => ({ id: String(index + 1), name: String(index + 1) }))}
          onChange={(count) => go({ classes: Number(count) })}
        />
        {periods.length > 1 ? (
          <Check label="Same classes for every period" checked={view.fixed} onChange={(fixed) => go({ fixed })} />
        ) : null}
        <Check
          label="Compare with the whole"
          checked={view.benchmark.kind !== 'none'}
          onChange={(on) => go({ benchmark: { kind: on ? 'all' : 'none' } })}
        />
      </div>
      {plate.classNote ? <p className="hint">{plate.classNote}.</p> : null}
    </details>
  )
})
