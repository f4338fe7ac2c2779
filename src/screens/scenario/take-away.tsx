import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { type GapQuestion, writeQuestion } from '#core/scenario/question.ts'
import type { ScenarioSpec } from '#core/scenario/scenario.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { printScenario } from '#core/scenario/text-form.ts'
import { encodeView } from '#core/view/codec.ts'
import { permalink } from '#io/address.ts'
import { copyText } from '#io/clipboard.ts'
import { publicPlace } from '#io/public-address.ts'
import { saveFile } from '#io/save.ts'
import { csvInWorker } from '#io/scenario-in-worker.ts'
import { useView } from '#state/view-context.ts'
import { TextField } from '#ui/text-field.tsx'

/** The ways to take a scenario away: its text, its figure, its runs. */
export function ScenarioExports({
  file,
  spec,
  digest,
  answer,
  question,
}: {
  readonly file: SupplyFile
  readonly spec: ScenarioSpec
  readonly digest: string
  /** The figure and the answer as CSV; null while the runs are on their way. */
  readonly answer: string | null
  /** The question with what is found now. */
  readonly question: GapQuestion
}) {
  const view = useView()
  const [said, say] = useState('')
  const text = printScenario(spec)
  const copy = async () => {
    await copyText(text)
    return 'Copied'
  }
  const copyLink = async () => {
    const query = encodeView({ ...view, scenario: writeQuestion(question) })
    await copyText(permalink(publicPlace(document, window.location), query))
    return 'Copied. Opened on other data, the link shows what it found then against what is found there.'
  }
  const attempt = (act: () => Promise<string>) => {
    act().then(say, (error: unknown) => say(faultText(error)))
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
        <button type="button" className="button" onClick={() => attempt(copyLink)}>
          Copy link with its figures
        </button>
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
