import { counted } from '#core/domain/counted.ts'
import { findingText } from '#core/imports/finding.ts'
import { type Collected, rowsGiven, type SurveyAnswer } from '#core/survey/collect.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import type { AnswerSaid } from '#io/imports/answers-said.ts'

const timeText = (time: string) =>
  `${time.slice(6, 8)}/${time.slice(4, 6)}/${time.slice(0, 4)} ${time.slice(8, 10)}:${time.slice(10, 12)}`

/** Which of several answers of one department counts: the latest unless the unit says otherwise. */
function WhichCounts({
  answers,
  chosen,
  onChoose,
}: {
  readonly answers: readonly SurveyAnswer[]
  readonly chosen: SurveyAnswer
  readonly onChoose: (answer: SurveyAnswer) => void
}) {
  const [{ asked }] = answers as readonly [SurveyAnswer]
  return (
    <fieldset className="desk-choices">
      <legend>{`${counted(answers.length, 'answer')}: which counts?`}</legend>
      {answers.map((one, at) => (
        <label key={one.sealed}>
          <input type="radio" name={asked.id} checked={one === chosen} onChange={() => onChoose(one)} />
          <span>{`${timeText(one.time)}, ${one.sealed}${at === 0 ? ' (latest)' : ''}`}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Faults({ said: check }: { readonly said: AnswerSaid | undefined }) {
  if (!check) return <>Checking…</>
  const said = check.findings.filter(({ severity }) => severity !== 'note')
  if (said.length + check.questions.length === 0) return <>Nothing wrong</>
  return (
    <ul className="desk-faults">
      {said.map((one) => (
        <li key={findingText(one)}>{findingText({ ...one, file: '' })}</li>
      ))}
      {check.questions.map(({ id, ask }) => (
        <li key={id}>{ask}</li>
      ))}
    </ul>
  )
}

/** What an answer gives, in the words of the form that it comes from. */
function givenWords(register: SurveyRegister, answer: SurveyAnswer): string {
  const { given, partial } = rowsGiven(register, answer)
  if (given === 0) return answer.rows.length > 1 ? 'Cannot answer' : 'Has none of it'
  const alone = partial === given ? ', posts alone' : `, ${partial} of posts alone`
  return `${counted(given, 'row')}${partial > 0 ? alone : ''}`
}

/** Who was asked, who has answered, and what the importer says of each answer. */
export function SurveyDepartments({
  register,
  said,
  collected,
  chosen,
  onChoose,
}: {
  readonly register: SurveyRegister
  /** By the name of the sealed file; of some there is nothing yet. */
  readonly said: ReadonlyMap<string, AnswerSaid>
  readonly collected: Collected
  readonly chosen: ReadonlyMap<string, SurveyAnswer>
  readonly onChoose: (id: string, answer: SurveyAnswer) => void
}) {
  return (
    <section className="desk-outcome" aria-label="Departments that were asked" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Department</th>
            <th scope="col">Answer</th>
            <th scope="col">What the importer says of it</th>
          </tr>
        </thead>
        <tbody>
          {register.asked.map(({ id, department, areaName }) => {
            const answers = collected.answers.get(id)
            const answer = chosen.get(id)
            return (
              <tr key={id}>
                <th scope="row">
                  {department}
                  <span className="hint">{` ${areaName}`}</span>
                </th>
                <td>{answer ? givenWords(register, answer) : 'Not yet'}</td>
                <td>
                  {answers && answer && answers.length > 1 ? (
                    <WhichCounts answers={answers} chosen={answer} onChoose={(one) => onChoose(id, one)} />
                  ) : null}
                  {answer ? <Faults said={said.get(answer.sealed)} /> : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
