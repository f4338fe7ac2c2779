import { quantityText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankText } from '#core/plate/rank.ts'
import { cautionsOf } from '#core/plate/trust.ts'
import { SiteTip } from './sites-table.tsx'

function AreaTip({ one, plate }: { readonly one: PlateArea; readonly plate: Plate }) {
  return (
    <div className="tip">
      <strong>{one.area.name}</strong>
      <span>{one.cell.kind === 'value' ? quantityText(one.cell.value, plate.measure) : one.text}</span>
      {one.intervalText ? <span>{one.intervalText}</span> : null}
      {one.rank ? <span>{rankText(one.rank)}</span> : null}
      {one.coverageText ? <span>{one.coverageText}</span> : null}
      <span>{`${plate.measure.name}, ${plate.trust.periodText}`}</span>
      {cautionsOf(one, plate.trust).map((caution) => (
        <span key={caution}>{caution}</span>
      ))}
      {plate.overlay && one.overlay ? <span>{`${plate.overlay.measure.name}: ${one.overlay.text}`}</span> : null}
    </div>
  )
}

/** What is said of the area or the service site under the pointer. */
export function MapTip({
  plate,
  area,
  site,
}: {
  readonly plate: Plate
  readonly area?: string
  readonly site?: string
}) {
  const one = plate.areas.find((other) => other.area.code === area)
  if (one) return <AreaTip one={one} plate={plate} />
  const place = plate.sites?.sites.find(({ id }) => id === site)
  return place ? <SiteTip site={place} /> : null
}
