import { foundByText } from '#core/doctor/identify.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { readDrawn } from '#exports/picture/drawn.ts'
import { Check, Choice } from '#ui/choice.tsx'
import { ChangeTable } from '../change-table.tsx'
import { panelOf } from './fresh-picture.ts'
import type { DoctoredFigure } from './use-report.ts'

const dayText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Which figure of its view a picture is, where it does not say so itself. */
function WhichFigure({ figure, onChoose }: Pick<FigureProps, 'figure' | 'onChoose'>) {
  const { found, exported } = figure
  if (!exported) return null
  const drawn = exported.panels.filter(({ lacks }) => lacks === null)
  return (
    <Choice
      label="Which figure is it?"
      value={found.identity.figure ?? ''}
      list={[
        { id: '', name: 'Choose a figure' },
        ...drawn.map(({ id, label }) => ({ id: panelIdText(id), name: label })),
      ]}
      onChange={(id) => onChoose(found.at, id)}
    />
  )
}

/** Whether a figure draws more than the figures of one measure and period, which is what pictures carry. */
const drawsMore = ({ found, exported }: DoctoredFigure): boolean =>
  !['map', 'ranked'].includes(found.identity.figure ?? '') || (exported?.plate.overlay ?? null) !== null

type FigureProps = {
  readonly figure: DoctoredFigure
  /** Whether its link does not say which figure of the view it is. */
  readonly isUnnamed: boolean
  readonly isReplaced: boolean
  readonly onChoose: (at: number, figure: string) => void
  readonly onReplace: (at: number, replaced: boolean) => void
}

/** What has become of one figure of a report. */
export function ReportFigure({ figure, isUnnamed, isReplaced, onChoose, onReplace }: FigureProps) {
  const { found, exported, check, fault, fixed } = figure
  const { picture, identity } = found
  const panel = exported ? panelOf(exported, identity.figure) : null
  const plate = panel?.titled() ?? exported?.plate
  const made = identity.made === null ? '' : ` Made on ${dayText.format(new Date(identity.made))}.`
  return (
    <section className="doctor-figure" data-state={check?.kind ?? 'reading'}>
      <h3>{picture.place}</h3>
      {plate ? (
        <p>{`${panel ? `${panel.label}: ` : ''}${plate.measure.name}, ${plate.trust.periodText}. Source: ${plate.trust.sources.map(({ publisher, title }) => `${publisher}, ${title}`).join('; ')}.`}</p>
      ) : null}
      <p className="hint">{`Found by ${foundByText[identity.by]}.${made}`}</p>
      {fault === null ? null : <p role="status">{`Its view could not be read: ${fault}`}</p>}
      {check ? <p className="doctor-verdict">{check.text}</p> : fault === null ? <p role="status">Comparing…</p> : null}
      {exported && check && drawsMore(figure) ? (
        <p>{`Compared are the figures of ${exported.plate.measure.phrase} in this period. What else the picture draws (other measures or periods) it does not carry, so that is not compared.`}</p>
      ) : null}
      {check?.later ? <p>{check.later}</p> : null}
      {check && check.changes.length > 0 && exported ? (
        <ChangeTable
          caption={`${picture.place}: ${exported.plate.measure.name}, ${exported.plate.trust.periodText}: in the report, and now`}
          changes={check.changes}
        />
      ) : null}
      {isUnnamed ? <WhichFigure figure={figure} onChoose={onChoose} /> : null}
      {readDrawn(identity.drawn).hadLogo ? (
        <p>The logo of the old picture is in no file that the atlas could read: the fresh picture has none.</p>
      ) : null}
      {check && fixed !== null ? <p>{fixed}</p> : null}
      {check && fixed === null ? (
        <Check
          label={`Draw ${picture.place.toLowerCase()} anew`}
          checked={isReplaced}
          onChange={(replaced) => onReplace(found.at, replaced)}
        />
      ) : null}
    </section>
  )
}
