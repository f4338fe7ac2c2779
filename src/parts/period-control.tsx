import type { ReactNode } from 'react'
import { type Period, periodText } from '#core/domain/period.ts'
import { Choice } from '#ui/choice.tsx'
import { useOptimisticValue } from '#ui/use-chosen.ts'

type Held = { readonly period: Period; readonly areas: number }

/** What can only be one thing, in the room of a choice. */
export function FixedField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <span className="label">{label}</span>
      <span className="fixed-value">{children}</span>
    </div>
  )
}

/** Choice of a period: a menu, and a slider where there are enough periods for a series. */
export function PeriodControl({
  label,
  period,
  periods,
  heldText,
  onChange,
}: {
  readonly label: string
  /** Null where none is held. */
  readonly period: Period | null
  readonly periods: readonly Held[]
  /** "12 areas" */
  readonly heldText: (areas: number) => string
  readonly onChange: (period: Period, how: 'push' | 'replace') => void
}) {
  const [chosen, choose] = useOptimisticValue(period)
  const at = periods.findIndex((held) => held.period === chosen)
  const take = (next: Period, how: 'push' | 'replace') => {
    choose(next)
    onChange(next, how)
  }
  return (
    <div className="field">
      {periods.length > 1 ? (
        <Choice
          label={label}
          value={chosen ?? ''}
          list={periods.map(({ period: id, areas }) => ({ id, name: `${periodText(id)} (${heldText(areas)})` }))}
          onChange={(id) => take(id, 'push')}
        />
      ) : (
        <FixedField label={label}>{period ? `${periodText(period)}, the only period held` : 'None'}</FixedField>
      )}
      {periods.length > 3 ? (
        <input
          className="slider"
          type="range"
          aria-label={`${label}, slider`}
          aria-valuetext={periodText(chosen ?? '')}
          min={0}
          max={periods.length - 1}
          step={1}
          value={at}
          onChange={({ target }) => {
            const next = periods[Number(target.value)]
            if (next) take(next.period, 'replace')
          }}
        />
      ) : null}
    </div>
  )
}
