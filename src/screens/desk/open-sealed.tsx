import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { distinctNames } from '#core/unit-desk/sealed-parts.ts'
import { sealedWords } from '#core/unit-desk/sealed-words.ts'
import { openMany, type Unsealed } from '#io/unit-desk/desk-in-worker.ts'
import type { OpenKeys } from '#io/unit-desk/sealed-file.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { useGo } from '#state/view-context.ts'
import { FileDrop } from './file-drop.tsx'
import { useDeskWork } from './use-desk-work.ts'

/** As many as the importer takes at once. */
const most = 250

const isOpened = (one: Unsealed): one is Extract<Unsealed, { readonly file: unknown }> => 'file' in one

/** The files that were opened, under names of which none is twice. */
function filesOf(openings: readonly Unsealed[]): readonly File[] {
  const opened = openings.filter(isOpened)
  const names = distinctNames(opened.map(({ file }) => file.name))
  return opened.map(({ file }, at) => new File([file.bytes], names[at] ?? file.name))
}

function Outcome({ openings }: { readonly openings: readonly Unsealed[] }) {
  const names = distinctNames(openings.map(({ sealed }) => sealed))
  return (
    <div className="desk-outcome">
      <table>
        <caption className="quiet">What became of each file</caption>
        <thead>
          <tr>
            <th scope="col">Sealed file</th>
            <th scope="col">Result</th>
            <th scope="col">What is in it, or why not</th>
          </tr>
        </thead>
        <tbody>
          {openings.map((one, at) => (
            <tr key={names[at]}>
              <th scope="row">{names[at]}</th>
              <td>{isOpened(one) ? 'Opened' : 'Not opened'}</td>
              <td>{isOpened(one) ? one.file.name : sealedWords[one.code]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CheckAndImport({ openings }: { readonly openings: readonly Unsealed[] }) {
  const go = useGo()
  const hand = () => {
    handToImporter({ files: filesOf(openings) })
    go({ screen: 'import' })
  }
  return (
    <div className="desk-actions">
      <button type="button" className="button primary" onClick={hand}>
        Check and import
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

/** Opens sealed files with the keys that are open, and hands what was in them to the importer; in memory only. */
export function OpenSealed({ keys }: { readonly keys: OpenKeys }) {
  const [openings, setOpenings] = useState<readonly Unsealed[]>([])
  const [progress, setProgress] = useState<Done>({ done: 0, all: 0 })
  const { isBusy, fault, run, cancel, say } = useDeskWork()
  const opened = openings.filter(isOpened).length
  const open = (files: readonly File[]) => {
    if (files.length > most) return say(`Choose at most ${most} files at once: so many are imported together.`)
    setOpenings([])
    setProgress({ done: 0, all: files.length })
    return run(async (signal) => {
      setOpenings(await openMany(files, keys, signal, (done) => setProgress({ done, all: files.length })))
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
        {openings.length > 0
          ? `${opened} of ${counted(openings.length, 'file')} opened${opened === openings.length ? '.' : '; what the others are is said beside each.'}`
          : ''}
      </p>
      {openings.length > 0 ? <Outcome openings={openings} /> : null}
      {opened > 0 ? <CheckAndImport openings={openings} /> : null}
    </section>
  )
}
