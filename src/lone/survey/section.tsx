import { flushSync } from 'react-dom'
import { counted } from '#core/domain/counted.ts'
import { asksPersons } from '#core/survey/definition.ts'
import {
  addRow,
  applies,
  confirmRows,
  type FormSection,
  isCarried,
  personsLeftOut,
  postsAlone,
  setSection,
} from '#core/survey/filling.ts'
import { Segmented } from '#ui/choice.tsx'
import { RowCard } from './row-card.tsx'
import type { Survey } from './use-survey.ts'

const states = [
  { id: 'yes', name: 'Yes' },
  { id: 'posts', name: postsAlone },
  { id: 'no', name: 'No' },
  { id: 'cannot', name: 'Cannot answer' },
] as const

/** “No” of last year, which waits to be confirmed. */
function CarriedNo({ survey: { file, change }, section }: { readonly survey: Survey; readonly section: FormSection }) {
  return (
    <div className="survey-row-head">
      <span className="survey-last">{`“No” in ${file.last?.period ?? 'last year'}, not confirmed`}</span>
      <button
        type="button"
        className="button"
        aria-label={`Confirm “No”: ${section.name}`}
        onClick={() => change((now) => confirmRows(now, section.id))}
      >
        Confirm
      </button>
    </div>
  )
}

/** What a return of posts alone leaves out. */
function PostsAlone({
  survey: { filling },
  section: { id },
}: {
  readonly survey: Survey
  readonly section: FormSection
}) {
  const count = personsLeftOut(filling, id)
  const typed = `${counted(count, 'figure')} of persons that you have typed ${count === 1 ? 'is' : 'are'} left out of the answer.`
  return <p className="hint">{`Posts are counted, and no persons.${count > 0 ? ` ${typed}` : ''}`}</p>
}

/** Adds a row, and leads to its first field. */
function AddRow({ survey: { file, change } }: { readonly survey: Survey }) {
  const add = () => {
    // The row has to be there before its first field can take the focus.
    flushSync(() => change(addRow))
    const rows = document.querySelectorAll('.survey-row')
    rows[rows.length - 1]?.querySelector<HTMLElement>('.survey-groups :is(input, select)')?.focus()
  }
  return (
    <button type="button" className="button" onClick={add}>
      {`Add: ${file.round.definition.rowWords.toLowerCase()}`}
    </button>
  )
}

/** A section of the form: whether it applies, and its rows where it does. */
export function Section({ survey, section }: { readonly survey: Survey; readonly section: FormSection }) {
  const { file, filling, change } = survey
  const { definition } = file.round
  const state = filling.sections[section.id] ?? ''
  const rows = filling.rows.filter((row) => row.section === section.id)
  const waiting = rows.filter(({ isLast }) => isLast).length
  const list = states.filter(
    ({ id }) => (id !== 'posts' || asksPersons(definition)) && (id !== 'cannot' || definition.response !== null),
  )
  return (
    <section className="survey-section" aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`} tabIndex={-1}>
        {section.name}
      </h2>
      <Segmented
        label={definition.question}
        value={state}
        list={list}
        onChange={(next) => change((now) => setSection(now, section.id, next))}
      />
      {applies(state) ? (
        <>
          {waiting > 1 ? (
            <button
              type="button"
              className="button"
              onClick={() => change((now) => confirmRows(now, section.id))}
            >{`Confirm all ${waiting} rows of ${section.name}`}</button>
          ) : null}
          {rows.map((row, at) => (
            <RowCard key={row.key} survey={survey} row={row} at={at} />
          ))}
          {definition.rows ? null : <AddRow survey={survey} />}
        </>
      ) : null}
      {state === 'posts' ? <PostsAlone survey={survey} section={section} /> : null}
      {isCarried(filling, section.id) ? <CarriedNo survey={survey} section={section} /> : null}
      {state === 'no' && definition.response === null ? (
        <p className="hint">It says that you have none. If you cannot answer, seal nothing and tell the unit.</p>
      ) : null}
      {state === 'cannot' ? <p className="hint">It counts as asked and not answered.</p> : null}
    </section>
  )
}
