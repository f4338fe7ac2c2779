import { useMemo } from 'react'
import { all } from '#core/baseline/tally.ts'
import { isSound } from '#core/survey/check-answer.ts'
import { applies, sectionsOf } from '#core/survey/filling.ts'
import { ownFigures } from '#core/survey/own-place.ts'
import type { RegionSpread } from '#core/survey/survey-file.ts'
import type { Survey } from './use-survey.ts'

type Line = { readonly id: string; readonly name: string; readonly own: number | undefined; readonly isReady: boolean }

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
      <td>{line.own !== undefined ? written(line.own) : line.isReady ? 'No posts' : 'Not whole yet'}</td>
      <td>
        {low === undefined || high === undefined
          ? 'No region is shown'
          : `${written(low)} to ${written(high)}, ${shown.length} shown${withheld > 0 ? `, of ${withheld} there is none or it is withheld` : ''}`}
        <Strip values={shown} own={line.own} most={most} />
      </td>
    </tr>
  )
}

/** The department's own figures beside last year's protected ones of regions: for its own screen, and in nothing that leaves. */
export function OwnPlace({ survey }: { readonly survey: Survey }) {
  const { file, check, unanswered, filling } = survey
  const { definition } = file.round
  const own = useMemo(() => ownFigures(check.returns, definition.place ?? ''), [check, definition])
  if (definition.place === null) return null
  const { spread } = file
  const isRead = isSound(check)
  const isReady = (section: string | null) =>
    isRead && unanswered.every((one) => section !== null && one.section !== section)
  const line = (id: string, name: string, ready: boolean): Line => ({
    id,
    name,
    own: ready ? own.get(id) : undefined,
    isReady: ready,
  })
  const sections = sectionsOf(file).filter(({ id }) => applies(filling.sections[id]))
  const lines = [
    line(all, 'All that you answer', isReady(null)),
    ...sections.map(({ id, name }) => line(id, name, isReady(id))),
  ]
  const isAnyShown = spread?.regions.some(({ value }) => value !== null)
  const most = Math.max(0, ...[...own.values(), ...(spread?.regions ?? []).flatMap(({ value }) => value ?? [])])
  return (
    <section className="survey-section" aria-labelledby="your-place">
      <h2 id="your-place">Your place</h2>
      {spread ? (
        <>
          <p className="hint">
            {`${spread.name}: yours by this answer, and that of regions and nations in ${spread.period}, ${isAnyShown ? 'as the atlas shows them: some are withheld or rounded' : 'of which all are suppressed: too few departments answered for any to be shown'}. Your own figure stays in this file.`}
          </p>
          <table className="survey-place">
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
        </>
      ) : (
        <p className="hint">The unit has no earlier survey to compare with, so there is no spread of regions.</p>
      )}
    </section>
  )
}
