import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import {
  type ChosenAnswers,
  type Collected,
  type ResponseCount,
  reminderText,
  responseByArea,
  responseBySection,
  silentOnes,
} from '#core/survey/collect.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import { copyText } from '#io/clipboard.ts'
import { saveFile } from '#io/save.ts'
import { tableFile } from '#io/survey/table-file.ts'

function Response({ name, counts }: { readonly name: string; readonly counts: readonly ResponseCount[] }) {
  const hasCannot = counts.some(({ cannot }) => cannot > 0)
  return counts.length === 0 ? null : (
    <section className="desk-outcome" aria-label={`Response ${name}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{`Response ${name}`}</th>
            <th scope="col">Answered</th>
            {hasCannot ? <th scope="col">Cannot answer</th> : null}
            <th scope="col">Of those asked</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ id, name: of, asked, answered, cannot }) => (
            <tr key={id}>
              <th scope="row">{of}</th>
              <td>{answered}</td>
              {hasCannot ? <td>{cannot}</td> : null}
              <td>{asked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Reminder({ register, collected }: { readonly register: SurveyRegister; readonly collected: Collected }) {
  const [said, setSaid] = useState('')
  const silent = silentOnes(register, collected)
  if (silent.length === 0) return <p>Everybody who was asked has sent an answer.</p>
  const text = reminderText(register, collected)
  const copy = async () => {
    await copyText(text)
    setSaid('Copied.')
  }
  const save = async () => {
    const name = `remind-${register.round.definition.id}-${register.round.year}.csv`
    const rows = [['department', 'area'], ...silent.map((one) => [one.department, one.areaName])]
    await saveFile(tableFile(name, rows), 'self')
    setSaid('The list has been handed to the browser to save.')
  }
  return (
    <div className="desk-actions">
      <span>{`${counted(silent.length, 'department')} to remind`}</span>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy the list
      </button>
      <button type="button" className="button" onClick={() => void save()}>
        Save it as CSV
      </button>
      <span role="status">{said}</span>
    </div>
  )
}

/** How many have answered, by the answers that count, and whom to remind. The counts stay on this screen. */
export function SurveyResponse({
  register,
  collected,
  chosen,
}: {
  readonly register: SurveyRegister
  readonly collected: Collected
  readonly chosen: ChosenAnswers
}) {
  return (
    <>
      <details>
        <summary>Response by area and specialty</summary>
        <Response name="by area" counts={responseByArea(register, chosen)} />
        <Response name="by specialty" counts={responseBySection(register, chosen)} />
      </details>
      <Reminder register={register} collected={collected} />
    </>
  )
}
