import type { Plate } from '#core/plate/plate.ts'
import { suppressedAmong } from '#core/plate/reading.ts'
import { type SingleFigure, singleFigureOf } from '#core/plate/single-figure.ts'
import { SingleMarks, singleHeight } from '#figures/map/single-drawing.tsx'
import type { Theme } from '#figures/theme.ts'
import { GeographyOffers } from '#parts/geography-offers.tsx'
import { useSize } from '#ui/use-size.ts'

type Props = {
  readonly plate: Plate
  readonly theme: Theme
  readonly onGeography: (id: string) => void
}

/** Whether the areas are of boundaries that the reader has brought. */
const isOwn = ({ geography }: Plate): boolean => geography.id.startsWith('own-') && geography.hasShapes

const wordsOf = ({ area, value, unit, facts, wanting }: SingleFigure): string =>
  [`${area}: ${value} ${unit}`.trim(), ...facts.map(({ name, text }) => `${name}: ${text}`), ...wanting].join('. ')

/** The figure of one area alone, as a number in the place of the map. */
function NumberAlone({ plate, theme, onGeography, single }: Props & { readonly single: SingleFigure }) {
  const [ref, size] = useSize<HTMLDivElement>()
  const height = size && Math.max(singleHeight(plate, size.width) ?? 0, size.height)
  return (
    <div className="single-figure">
      <div className="single-picture" ref={ref} role="note" aria-label="The figure" tabIndex={0}>
        {size && height ? (
          <svg
            width={size.width}
            height={height}
            viewBox={`0 0 ${size.width} ${height}`}
            role="img"
            aria-label={wordsOf(single)}
          >
            <SingleMarks plate={plate} theme={theme} box={{ width: size.width, height }} />
          </svg>
        ) : null}
      </div>
      <div className="single-offers">
        <GeographyOffers plate={plate} onGeography={onGeography} />
      </div>
    </div>
  )
}

/** Why nothing is shown of what was returned, and what would help; empty where its publisher suppressed it. */
function whySuppressed({ trust }: Plate): string {
  const rule = trust.details.find(({ id }) =>
    ['own-suppression', 'own-equipment-guard', 'baseline-suppression'].includes(id),
  )
  return rule
    ? ` ${rule.text} More departments that answer would help, or figures of larger areas or of all specialties.`
    : ''
}

/** What stands in the place of a map that would tell nothing apart: a figure that stands alone, or why there is none and the geographies that have some. */
export function EmptyMap(props: Props) {
  const { plate } = props
  const { geography, measure, change, sentences } = plate
  const single = singleFigureOf(plate)
  const suppressed = suppressedAmong(plate.areas)
  if (single) return <NumberAlone {...props} single={single} />
  if (change && geography.hasShapes)
    return (
      <div className="empty-map" role="note">
        <p>{sentences.join(' ')}</p>
      </div>
    )
  return (
    <div className="empty-map" role="note">
      <p>
        {geography.hasShapes
          ? `No figures of “${measure.name}” ${suppressed > 0 ? `can be shown for ${geography.name}: ${suppressed} suppressed` : `are held for ${geography.name}`}.`
          : `No boundaries are held for ${geography.name}, so there is no map; the ranking and the table have the figures.`}
        {suppressed > 0 ? whySuppressed(plate) : ''}
        {isOwn(plate)
          ? ' Tables with the codes or names of these areas, brought under “Your data”, are drawn here.'
          : ''}
      </p>
      <GeographyOffers plate={plate} onGeography={props.onGeography} />
    </div>
  )
}
