import { Suspense, useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { readAnswerName } from '#core/survey/answer-name.ts'
import type { OpenedAnswer } from '#core/survey/collect.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import { distinctNames } from '#core/unit-desk/sealed-parts.ts'
import { sealedWords } from '#core/unit-desk/sealed-words.ts'
import { openMany, type Unsealed } from '#io/unit-desk/desk-in-worker.ts'
import type { OpenKeys } from '#io/unit-desk/sealed-file.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { useGo } from '#state/view-context.ts'
import { FileDrop } from './file-drop.tsx'
import { useDeskWork } from './use-desk-work.ts'

const SurveyAnswers = lazyPart('Answers to a survey', async () => (await import('./survey.ts')).SurveyAnswers)

/** As many as the importer takes at once. */
const most = 250

const isOpened = (one: Unsealed): one is Extract<Unsealed, { readonly file: unknown }> => 'file' in one

/** A row of the list: the file that was opened under a name that no other has, or why there is none. */
type Row = { readonly sealed: string; readonly file: File | null; readonly said: string; readonly isAnswer: boolean }

/** What became of each file, those that did not open first: they need somebody. */
function rowsOf(openings: readonly Unsealed[]): readonly Row[] {
  const sealed = distinctNames(openings.map((one) => one.sealed))
  const names = distinctNames(openings.map((one) => (isOpened(one) ? one.file.name : '')))
  const rows = openings.map((one, at): Row => {
    const name = names[at] ?? ''
    return isOpened(one)
      ? {
          sealed: sealed[at] ?? one.sealed,
          file: new File([one.file.bytes], name),
          said: name,
          isAnswer: readAnswerName(one.file.name) !== null,
        }
      : { sealed: sealed[at] ?? one.sealed, file: null, said: sealedWords[one.code], isAnswer: false }
  })
  return [...rows.filter(({ file }) => !file), ...rows.filter(({ file }) => file)]
}

const text = new TextDecoder()

/** The answers of surveys among what was opened, with the names that sealed files have in the list. */
function answersAmong(openings: readonly Unsealed[]): readonly OpenedAnswer[] {
  const sealed = distinctNames(openings.map((one) => one.sealed))
  const files = openings.flatMap((one, at) =>
    isOpened(one) ? [{ sealed: sealed[at] ?? one.sealed, name: one.file.name, text: text.decode(one.file.bytes) }] : [],
  )
  return files.filter(({ name }) => readAnswerName(name))
}

function Outcome({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <section className="desk-outcome" aria-label="What became of each file" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Sealed file</th>
            <th scope="col">Result</th>
            <th scope="col">What is in it, or why not</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sealed, file, said }) => (
            <tr key={sealed}>
              <th scope="row">{sealed}</th>
              <td>{file ? 'Opened' : 'Not opened'}</td>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CheckAndImport({ rows, isRest }: { readonly rows: readonly Row[]; readonly isRest: boolean }) {
  const go = useGo()
  const hand = () => {
    handToImporter({ files: rows.flatMap(({ file }) => file ?? []) })
    go({ screen: 'import' })
  }
  return (
    <div className="desk-actions">
      <button type="button" className={isRest ? 'button' : 'button primary'} onClick={hand}>
        {isRest ? 'Check and import the rest' : 'Check and import'}
      </button>
      <span className="hint">
        The importer checks them and shows the map before anything is kept. Your keys are locked as you leave.
      </span>
    </div>
  )
}

type Done = { readonly done: number; readonly all: number }

function OpeningNow({ progress, onStop }: { readonly progress: Done; readonly onStop: () => void }) {
  return (
    <div className="desk-actions" role="status">
      <progress value={progress.done} max={progress.all} aria-label="Files opened" />
      <span>{`${progress.done} of ${progress.all}`}</span>
      <button type="button" className="button" onClick={onStop}>
        Stop
      </button>
    </div>
  )
}

type Opening = {
  readonly keys: OpenKeys
  /** Who was asked in the survey whose answers are opened; null where it is not known yet. */
  readonly register: SurveyRegister | null
  readonly onRegister: (register: SurveyRegister) => void
  /** Whether anything has been opened that would be lost with the screen. */
  readonly onOpened: (hasOpened: boolean) => void
}

/** Opens sealed files with the keys that are open, and hands what was in them to the importer; in memory only. */
export function OpenSealed({ keys, register, onRegister, onOpened }: Opening) {
  const [rows, setRows] = useState<readonly Row[]>([])
  const [answers, setAnswers] = useState<readonly OpenedAnswer[]>([])
  const [progress, setProgress] = useState<Done>({ done: 0, all: 0 })
  const { isBusy, fault, run, cancel, say } = useDeskWork()
  const opened = rows.filter(({ file }) => file).length
  // Answers go to the importer together, by what is below them.
  const listed = rows.filter(({ isAnswer }) => !isAnswer)
  const others = listed.filter(({ file }) => file)
  const open = (files: readonly File[]) => {
    if (files.length > most) return say(`Choose at most ${most} files at once: so many are imported together.`)
    setRows([])
    setAnswers([])
    setProgress({ done: 0, all: files.length })
    return run(async (signal) => {
      const openings = await openMany(files, keys, signal, (done) => setProgress({ done, all: files.length }))
      setRows(rowsOf(openings))
      setAnswers(answersAmong(openings))
      onOpened(openings.some(isOpened))
    })
  }
  return (
    <section className="desk-step" aria-labelledby="desk-open">
      <h3 id="desk-open">Open sealed files</h3>
      <FileDrop
        label="Choose sealed files"
        hint={`Up to ${most} at once, or drop them here. They are opened in this browser, without a network too.`}
        accept=".age"
        multiple
        onFiles={(files) => void open(files)}
      />
      {isBusy ? <OpeningNow progress={progress} onStop={cancel} /> : null}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <p className="desk-said" role="status">
        {rows.length > 0
          ? `${opened} of ${counted(rows.length, 'file')} opened${opened === rows.length ? '.' : '; why the others did not is said beside each.'}`
          : ''}
      </p>
      {listed.length > 0 ? <Outcome rows={listed} /> : null}
      {others.length > 0 ? <CheckAndImport rows={others} isRest={answers.length > 0} /> : null}
      {answers.length > 0 ? (
        <Suspense fallback={<p>Reading the answers…</p>}>
          <SurveyAnswers opened={answers} register={register} onRegister={onRegister} />
        </Suspense>
      ) : null}
    </section>
  )
}
