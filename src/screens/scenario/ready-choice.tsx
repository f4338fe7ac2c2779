import { readyPolicies } from '#core/scenario/question.ts'
import { besideNames } from '#core/scenario/side-by-side.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { changeWords } from '#core/scenario/what-moved.ts'
import { Choice } from '#ui/choice.tsx'
import type { Asking } from './use-question.ts'

/** What a ready scenario moves, and why. */
function Policies({ file, id }: { readonly file: SupplyFile; readonly id: string }) {
  return readyPolicies(file, id).map(({ name, because, changes }) => (
    <div key={name}>
      <p>
        <strong>{name}.</strong> {because}
      </p>
      <ul>
        {changes.map((change) => {
          const lever = file.levers.find((one) => one.id === change.lever)
          const why = change.because === '' ? '' : ` (${change.because})`
          return (
            <li
              key={change.lever}
            >{`${lever?.name ?? change.lever}: ${changeWords(change, lever?.unit ?? '')}${why}`}</li>
          )
        })}
      </ul>
    </div>
  ))
}

/** A scenario that is ready, with its assumptions open; the levers below act on what it leaves. */
export function ReadyChoice({
  file,
  asking: { question, change },
}: {
  readonly file: SupplyFile
  readonly asking: Asking
}) {
  return (
    <div className="ready">
      <Choice
        label="Begin from"
        value={question.ready ?? ''}
        list={[{ id: '', name: 'The base' }, ...file.ready.map(({ id }) => ({ id, name: besideNames[id] ?? id }))]}
        onChange={(id) => change({ ready: id === '' ? null : id })}
      />
      {question.ready === null ? null : (
        <>
          <Policies file={file} id={question.ready} />
          <p className="hint">The levers below act after it: each that you move is set from what it leaves.</p>
        </>
      )}
    </div>
  )
}
