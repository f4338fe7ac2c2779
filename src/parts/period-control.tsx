import { type Period, periodText } from '#core/domain/period.ts'
import { Choice } from '#ui/choice.tsx'
import { useOptimisticValue } from '#ui/use-chosen.ts'

type Held = { readonly period: Period; readonly areas: number }

/** Choice of a period: a menu, and a slider where there are enough periods for a series. */
export function PeriodControl({
  label,
  period,
  periods,
  heldText,
  onChange,
}: {
  readonly label: string
  readonly period: Period
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
  if (periods.length === 1)
    return (
      <div className="field">
        <span className="label">{label}</span>
        <span className="fixed-value">{periodText(period)}, the only period held</span>
      </div>
    )
  return (
    <div className="field">
      <Choice
        label={label}
        value={chosen}
        list={periods.map(({ period: id, areas }) => ({ id, name: `${periodText(id)} (${heldText(areas)})` }))}
        onChange={(id) => take(id, 'push')}
      />
      {periods.length > 3 ? (
        <input
          className="slider"
          type="range"
          aria-label={`${label}, slider`}
          aria-valuetext={periodText(chosen)}
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
