import { actsFrom, placesLever } from '#core/scenario/question.ts'
import type { QuestionMove } from '#core/scenario/question-moves.ts'
import { mostPlaces } from '#core/scenario/question-run.ts'
import { besideNames } from '#core/scenario/side-by-side.ts'
import type { SupplyFile, SupplyLever, SupplyStart } from '#core/scenario/supply-file.ts'
import { Slider } from '#ui/slider.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ReadyChoice } from './ready-choice.tsx'
import type { Asking } from './use-question.ts'

/** Why a lever cannot be moved here; null where it can. */
function idleBecause({ id }: SupplyLever, start: SupplyStart): string | null {
  if (id === 'international-share') return 'It divides the joiners at the start and moves no total.'
  if (id === 'funded-posts') return 'Joiners are not limited by funded posts on this screen.'
  if (id === 'retirement-age' && start.ages.length < 2) return 'This start holds no ages.'
  if (id === 'promotion') return start.promotes === null ? 'This start holds no profession to be promoted from.' : null
  return null
}

export const leverStatusWords: Readonly<Record<SupplyLever['status'], string>> = {
  verbatim: 'as printed',
  secondary: 'second-hand',
  derived: 'derived',
  assumption: 'an assumption: nobody has published it',
}

export const leverRangeText = ({ low, high }: Pick<SupplyLever, 'low' | 'high'>): string =>
  low === null || high === null ? 'no range published' : `${low} to ${high} in 80 of 100 runs`

function sourceOf(file: SupplyFile, id: string): string {
  const source = file.sources.find((one) => one.id === id)
  return source ? `${source.publisher}, ${source.title}` : ''
}

/** Where a lever comes from, and what it was elsewhere. */
function LeverBasis({ lever, file }: { readonly lever: SupplyLever; readonly file: SupplyFile }) {
  const peers = file.peers.filter((peer) => peer.lever === lever.id)
  return (
    <details>
      <summary>Source and history</summary>
      <p className="hint">
        {[
          lever.rationale,
          lever.caveat,
          lever.source === '' ? '' : `Source: ${sourceOf(file, lever.source)}, ${lever.date}.`,
        ]
          .filter((text) => text !== '')
          .join(' ')}
      </p>
      {peers.length === 0 ? null : (
        <ul className="hint">
          {peers.map(({ label, value, note }) => (
            <li key={label}>{`${label}: ${value}${note === '' ? '' : ` (${note})`}`}</li>
          ))}
        </ul>
      )}
    </details>
  )
}

type LeverProps = {
  readonly lever: SupplyLever
  readonly file: SupplyFile
  readonly start: SupplyStart
  readonly asking: Asking
}

function LeverControl({ lever, file, start, asking: { question, change } }: LeverProps) {
  const { id, name, unit, value, least, most, step, status } = lever
  const isPlaces = id === placesLever
  const base = isPlaces ? 0 : (value ?? 0)
  const own = question.moves.find((move) => move.lever === id)
  const now = own?.amount ?? base
  const set = (move: QuestionMove | null) =>
    change({ moves: [...question.moves.filter((one) => one.lever !== id), ...(move ? [move] : [])] }, 'replace')
  const idle = idleBecause(lever, start)
  const words = isPlaces ? `${now} more a year` : `${now} ${unit}`
  if (idle !== null)
    return (
      <div className="lever">
        <p>{name}</p>
        <p className="hint">{`Cannot be moved: ${idle}`}</p>
      </div>
    )
  return (
    <div className="lever">
      <Slider
        label={name}
        value={now}
        least={isPlaces ? 0 : least}
        most={isPlaces ? mostPlaces : most}
        step={step}
        text={words}
        hint={
          isPlaces
            ? `In the area and specialty asked about, from ${actsFrom(start)}. The base is ${value} ${unit} in England and Wales, ${leverRangeText(lever)}, ${leverStatusWords[status]}.`
            : `Base ${base}, ${leverRangeText(lever)}, ${leverStatusWords[status]}.`
        }
        onChange={(amount) => set(amount === base ? null : { lever: id, amount, because: own?.because ?? '' })}
      />
      <LeverBasis lever={lever} file={file} />
      <div className="lever-why">
        {own ? (
          <TextField
            label={`Why ${words}`}
            value={own.because}
            onChange={(because) => set({ ...own, because: because.slice(0, 400) })}
          />
        ) : null}
      </div>
    </div>
  )
}

/** What has been changed against the base, in the order in which it acts. */
function Changed({ file, asking: { question } }: Pick<LeverProps, 'file' | 'asking'>) {
  return (
    <div className="changed">
      <h3>Changed against the base</h3>
      {question.ready === null ? null : (
        <p className="hint">{`All that “${besideNames[question.ready] ?? question.ready}” moves, as listed above.`}</p>
      )}
      {question.moves.length === 0 && question.ready !== null ? null : question.moves.length === 0 ? (
        <p className="hint">Nothing: every parameter is at its base.</p>
      ) : (
        <ol>
          {question.moves.map(({ lever: id, amount, because }) => {
            const lever = file.levers.find((one) => one.id === id)
            const base =
              id === placesLever
                ? `${amount} more a year in the area`
                : `${amount} instead of ${lever?.value ?? 0} ${lever?.unit ?? ''}`
            return <li key={id}>{`${lever?.name ?? id}: ${base}${because === '' ? '' : `, because ${because}`}`}</li>
          })}
        </ol>
      )}
    </div>
  )
}

/** The levers: few at first, the others folded; and what has been changed against the base. */
export function LeverControls(props: Omit<LeverProps, 'lever'>) {
  const { file, start, asking } = props
  const { question, change, undo, reload } = asking
  const isBase = question.moves.length === 0 && question.ready === null
  const first = file.levers.filter((lever) => lever.first)
  const rest = file.levers.filter((lever) => !lever.first)
  return (
    <section aria-labelledby="levers">
      <h2 id="levers">Levers</h2>
      <p className="hint">{`Changes act from ${actsFrom(start)} on, in full. A training place takes three years.`}</p>
      <ReadyChoice file={file} asking={asking} />
      <div className="levers">
        {first.map((lever) => (
          <LeverControl key={lever.id} lever={lever} {...props} />
        ))}
      </div>
      <details>
        <summary>More levers</summary>
        <div className="levers">
          {rest.map((lever) => (
            <LeverControl key={lever.id} lever={lever} {...props} />
          ))}
        </div>
      </details>
      <p className="buttons">
        <button
          type="button"
          className="button"
          aria-disabled={isBase}
          onClick={() => (isBase ? undefined : change({ moves: [], ready: null }))}
        >
          Reset levers to the base
        </button>
        <button type="button" className="button" aria-disabled={reload === null} onClick={() => reload?.()}>
          Reset to what was loaded
        </button>
        <button type="button" className="button" aria-disabled={undo === null} onClick={() => undo?.()}>
          Undo
        </button>
      </p>
      <Changed {...props} />
    </section>
  )
}
