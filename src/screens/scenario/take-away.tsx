import { useState } from 'react'
import type { ScenarioSpec } from '#core/scenario/scenario.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { printScenario } from '#core/scenario/text-form.ts'
import { copyText } from '#io/clipboard.ts'
import { saveFile } from '#io/save.ts'
import { csvInWorker } from '#io/scenario-in-worker.ts'
import { TextField } from '#ui/text-field.tsx'

/** The ways to take a scenario away: its text, its figure, its runs. */
export function TakeAway({
  file,
  spec,
  digest,
  answer,
}: {
  readonly file: SupplyFile
  readonly spec: ScenarioSpec
  readonly digest: string
  /** The figure and the answer as CSV; null while the runs are on their way. */
  readonly answer: string | null
}) {
  const [said, say] = useState('')
  const text = printScenario(spec)
  const copy = async () => {
    await copyText(text)
    return 'Copied'
  }
  const attempt = (act: () => Promise<string>) => {
    act().then(say, (error: unknown) => say(error instanceof Error ? error.message : String(error)))
  }
  const save = async (name: string, content: string, type: string) =>
    (await saveFile({ name, blob: new Blob([content], { type }) })) ? `Saved ${name}` : 'Nothing was saved'
  return (
    <section aria-labelledby="take-away">
      <h2 id="take-away">Take it away</h2>
      <p className="hint">
        The address of this page holds the question and every lever. The text below gives the same numbers in the page
        and on the command line.
      </p>
      <TextField label="The scenario as text" lines={8} value={text} readOnly />
      <p className="buttons">
        <button type="button" className="button" onClick={() => attempt(copy)}>
          Copy text
        </button>
        <button
          type="button"
          className="button"
          onClick={() => attempt(() => save('scenario.txt', text, 'text/plain'))}
        >
          Download text
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={answer === null}
          onClick={() => (answer === null ? undefined : attempt(() => save('scenario-answer.csv', answer, 'text/csv')))}
        >
          Answer and figure (CSV)
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            attempt(async () => {
              say('Running…')
              return save(
                'scenario-runs.csv',
                await csvInWorker(file, spec, digest, new AbortController().signal),
                'text/csv',
              )
            })
          }
        >
          Inputs, all areas and checks (CSV)
        </button>
      </p>
      <p role="status">{said}</p>
    </section>
  )
}
