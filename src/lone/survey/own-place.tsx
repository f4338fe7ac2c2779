import { useMemo } from 'react'
import { all } from '#core/baseline/tally.ts'
import { isSound } from '#core/survey/check-answer.ts'
import { ownPlacesOf, wordName } from '#core/survey/definition.ts'
import { applies, sectionsOf } from '#core/survey/filling.ts'
import { ownFigures, ownUnits } from '#core/survey/own-place.ts'
import { regionsShown } from '#core/survey/region-spread.ts'
import type { RegionSpread } from '#core/survey/survey-file.ts'
import type { Survey } from './use-survey.ts'

type Line = {
  readonly id: string
  readonly name: string
  readonly own: number | undefined
  readonly isReady: boolean
  /** What is said where there is no own figure. */
  readonly none: string
}

function Strip({
  values,
  own,
  most,
}: {
  readonly values: readonly number[]
  readonly own: number | undefined
  readonly most: number
}) {
  const at = (value: number) => 6 + (most > 0 ? value / most : 0) * 188
  return (
    <svg className="survey-strip" viewBox="0 0 200 20" aria-hidden="true">
      <line x1="6" x2="194" y1="10" y2="10" />
      {[...new Set(values)].map((value) => (
        <circle key={value} cx={at(value)} cy="10" r="4" />
      ))}
      {own === undefined ? null : <path d={`M${at(own)} 1v18`} />}
    </svg>
  )
}

function PlaceRow({
  line,
  spread,
  most,
}: {
  readonly line: Line
  readonly spread: RegionSpread
  readonly most: number
}) {
  const written = (value: number) =>
    `${value.toLocaleString('en-GB', { minimumFractionDigits: spread.decimals, maximumFractionDigits: spread.decimals })}${spread.suffix}`
  const regions = spread.regions.filter(({ section }) => section === line.id)
  const shown = regions.flatMap(({ value }) => value ?? []).sort((a, b) => a - b)
  const [low, high] = [shown[0], shown.at(-1)]
  const withheld = regions.length - shown.length
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td>{line.own !== undefined ? written(line.own) : line.isReady ? line.none : 'Not whole yet'}</td>
      <td>
        {low === undefined || high === undefined
          ? 'No region is shown'
          : `${written(low)} to ${written(high)}, ${shown.length} shown${withheld > 0 ? `, of ${withheld} there is none or it is withheld` : ''}`}
        <Strip values={shown} own={line.own} most={most} />
      </td>
    </tr>
  )
}

/** One figure of the department, part by part, beside that of regions. */
function PlaceTable({
  spread,
  lines,
  isNamed,
}: {
  readonly spread: RegionSpread
  readonly lines: readonly Line[]
  readonly isNamed: boolean
}) {
  const most = Math.max(
    0,
    ...[...lines.map(({ own }) => own), ...spread.regions.map(({ value }) => value)].map((one) => one ?? 0),
  )
  return (
    <table className="survey-place">
      {isNamed ? <caption>{spread.name}</caption> : null}
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Yours</th>
          <th scope="col">{`Regions and nations, ${spread.period}`}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <PlaceRow key={one.id} line={one} spread={spread} most={most} />
        ))}
      </tbody>
    </table>
  )
}

/** The parts that a figure is of: the sections that apply, or the words that are offered of equipment. */
function partsOf({ file, filling }: Survey): readonly { readonly id: string; readonly name: string }[] {
  const { definition } = file.round
  if (definition.table === 'equipment')
    return (definition.offers.modality ?? []).map((id) => ({ id, name: wordName(definition, 'modality', id) }))
  return sectionsOf(file).filter(({ id }) => applies(filling.sections[id]))
}

/** The department's own figures beside last year's protected ones of regions: for its own screen, and in nothing that leaves. */
export function OwnPlace({ survey }: { readonly survey: Survey }) {
  const { file, check, unanswered } = survey
  const { definition, year } = file.round
  const isOfUnits = definition.table === 'equipment'
  const own = useMemo(
    () =>
      new Map(
        ownPlacesOf(definition).map((place) => [
          place,
          isOfUnits ? ownUnits(check.units, place, Number(year)) : ownFigures(check.returns, place),
        ]),
      ),
    [check, definition, isOfUnits, year],
  )
  if (own.size === 0) return null
  const { spreads } = file
  const isRead = isSound(check)
  const isReady = (section: string | null) =>
    isRead && unanswered.every((one) => section !== null && !isOfUnits && one.section !== section)
  const parts = partsOf(survey)
  const linesOf = (place: string) => {
    const line = (id: string, name: string, ready: boolean): Line => ({
      id,
      name,
      own: ready ? own.get(place)?.get(id) : undefined,
      isReady: ready,
      none: isOfUnits ? 'No figure' : 'No posts',
    })
    return [
      line(all, 'All that you answer', isReady(null)),
      ...parts.map(({ id, name }) => line(id, name, isReady(id))),
    ]
  }
  const [first] = spreads
  const isAnyShown = regionsShown(spreads).length > 0
  const names = spreads.length > 1 ? '' : `${first?.name}: yours`
  return (
    <section className="survey-section" aria-labelledby="your-place">
      <h2 id="your-place">Your place</h2>
      {first ? (
        <>
          <p className="hint">
            {`${names || 'Yours'} by this answer, and that of regions and nations in ${first.period}, ${isAnyShown ? 'as the atlas shows them: some are withheld or rounded' : 'of which all are suppressed: too few departments answered for any to be shown'}. Your own figure stays in this file.`}
          </p>
          {spreads.map((spread) => (
            <PlaceTable key={spread.place} spread={spread} lines={linesOf(spread.place)} isNamed={spreads.length > 1} />
          ))}
        </>
      ) : (
        <p className="hint">The unit has no earlier survey to compare with, so there is no spread of regions.</p>
      )}
    </section>
  )
}
