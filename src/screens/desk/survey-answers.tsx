import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import {
  type ChosenAnswers,
  type Collected,
  collect,
  gatherAnswers,
  type OpenedAnswer,
  responseOf,
  titleRows,
} from '#core/survey/collect.ts'
import { readRegister, type SurveyRegister } from '#core/survey/register.ts'
import type { AnswerSaid } from '#io/imports/answers-said.ts'
import { tableFile } from '#io/survey/table-file.ts'
import { readImportSetting } from '#state/import-setting.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { catalogueQuery } from '#state/queries.ts'
import { checkAnswers } from '#state/survey/check-answers.ts'
import { useGo } from '#state/view-context.ts'
import { FileDrop } from './file-drop.tsx'
import { SurveyDepartments } from './survey-departments.tsx'
import { SurveyResponse } from './survey-response.tsx'

const holdsUp = (said: AnswerSaid | undefined): boolean =>
  said !== undefined && (said.questions.length > 0 || said.findings.some(({ severity }) => severity === 'error'))

type ImportProps = {
  readonly register: SurveyRegister
  readonly collected: Collected
  readonly chosen: ChosenAnswers
  readonly said: ReadonlyMap<string, AnswerSaid>
}

function ImportAll({ register, collected, chosen, said }: ImportProps) {
  const go = useGo()
  const plain = [...chosen].flatMap(([id, answer]) => {
    const rows = said.get(answer.sealed)?.plain
    return rows ? [[id, { ...answer, rows }] as const] : []
  })
  const { rows, words } = gatherAnswers(register, collected, new Map(plain))
  const { definition, year } = register.round
  const unsound = [...chosen.values()].filter(({ sealed }) => holdsUp(said.get(sealed))).length
  const isChecked = plain.length === chosen.size
  const isReady = isChecked && chosen.size > 0
  const hand = () => {
    const { name, blob } = tableFile(`${definition.title} ${year}.csv`, [...titleRows(register.round), ...rows])
    handToImporter({ files: [new File([blob], name)], table: definition.table })
    go({ screen: 'import' })
  }
  return (
    <>
      <p role="status">{isChecked ? `To be imported as one table: ${words}` : 'Checking…'}</p>
      {unsound > 0 ? (
        <p className="desk-fault">{`${counted(unsound, 'answer')} cannot be imported as it is: mend it in the importer, or ask again.`}</p>
      ) : null}
      <div className="desk-actions">
        <button type="button" className="button primary" aria-disabled={!isReady} onClick={() => isReady && hand()}>
          Check and import all answers
        </button>
        <span className="hint">
          The importer checks them and shows the map before anything is kept. Your keys are locked as you leave.
        </span>
      </div>
    </>
  )
}

/** What the importer says of each answer, by the name of its sealed file. */
function useSaid(register: SurveyRegister, collected: Collected) {
  const { data: catalogue } = useQuery(catalogueQuery)
  const answers = [...collected.answers.values()].flat()
  const { table } = register.round.definition
  const check = async () => {
    if (!catalogue) return []
    const today = new Date().toISOString().slice(0, 10)
    return checkAnswers({ table, answers, today }, await readImportSetting(catalogue))
  }
  const key = answers.map(({ sealed, name }) => `${sealed} ${name}`)
  const found = useQuery({ queryKey: ['answers', ...key], queryFn: check, enabled: catalogue !== undefined, gcTime: 0 })
  const said = new Map(found.data?.map((one, at) => [answers[at]?.sealed ?? '', one] as const))
  return { said, fault: found.error }
}

function Sorted({ opened, register }: { readonly opened: readonly OpenedAnswer[]; readonly register: SurveyRegister }) {
  const collected = collect(opened, register)
  const { said, fault } = useSaid(register, collected)
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map())
  const chosen = new Map(
    [...collected.answers].map(([id, answers]) => [
      id,
      answers.find(({ sealed }) => sealed === picked.get(id)) ?? answers[0],
    ]),
  )
  const { asked, answered, cannot } = responseOf(register, chosen)
  return (
    <>
      <p role="status">{`${answered} of ${counted(asked, 'department')} answered${cannot > 0 ? `, ${cannot} cannot` : ''}.`}</p>
      {fault ? <p className="desk-fault">{faultText(fault)}</p> : null}
      <SurveyDepartments
        register={register}
        collected={collected}
        said={said}
        chosen={chosen}
        onChoose={(id, { sealed }) => setPicked(new Map(picked).set(id, sealed))}
      />
      {collected.strays.length > 0 ? (
        <ul className="desk-faults" aria-label="Files that are no answer to this survey">
          {collected.strays.map(({ sealed, words }) => (
            <li key={sealed}>{`${sealed}: ${words}`}</li>
          ))}
        </ul>
      ) : null}
      <SurveyResponse register={register} collected={collected} chosen={chosen} />
      <ImportAll register={register} collected={collected} chosen={chosen} said={said} />
    </>
  )
}

/** Answers to a survey, by the register of who was asked: who has answered, what is wrong, and all of it to the importer as one table. */
export function SurveyAnswers({
  opened,
  register,
  onRegister,
}: {
  readonly opened: readonly OpenedAnswer[]
  readonly register: SurveyRegister | null
  readonly onRegister: (register: SurveyRegister) => void
}) {
  const [fault, setFault] = useState('')
  const take = async (file: File) => {
    const read = readRegister(await file.text())
    setFault(read ? '' : `${file.name} is no register of a survey.`)
    if (read) onRegister(read)
  }
  return (
    <section className="desk-step" aria-labelledby="desk-answers">
      <h3 id="desk-answers">
        {register ? `Answers: ${register.round.definition.title}, ${register.round.year}` : 'Answers to a survey'}
      </h3>
      <FileDrop
        label={register ? 'Choose another register' : 'Choose the register of the survey'}
        hint="The file whose name begins with keep-register: it says who was asked. Or drop it here."
        accept=".json"
        onFiles={([file]) => file && void take(file)}
      />
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      {register ? <Sorted opened={opened} register={register} /> : null}
    </section>
  )
}
