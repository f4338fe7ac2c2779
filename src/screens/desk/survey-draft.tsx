import { counted } from '#core/domain/counted.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import type { InvitedList } from '#core/survey/departments.ts'
import { Check, Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { FileDrop } from './file-drop.tsx'

/** What a unit writes about a survey before it is sent. */
export type SurveyDraft = {
  readonly definition: string
  readonly year: string
  readonly closes: string
  readonly contact: string
  /** Departments as they are typed. */
  readonly list: string
  readonly isPrefilled: boolean
}

/** Who is asked: typed, pasted or taken from a file, with what cannot be used said line by line. */
function DepartmentFields({
  list,
  read,
  onChange,
}: {
  readonly list: string
  readonly read: InvitedList | null
  readonly onChange: (list: string) => void
}) {
  return (
    <>
      <TextField
        label="Departments, one a line: name, then region or nation (or an area within one)"
        lines={8}
        value={list}
        onChange={onChange}
      />
      <FileDrop
        label="Take the list from a CSV"
        hint="Two columns: name and area. Or paste them from a spreadsheet above."
        accept=".csv,.tsv,.txt"
        onFiles={([file]) => void file?.text().then((text) => onChange(text.replace(/^\uFEFF/, '')))}
      />
      {read && read.faults.length > 0 ? (
        <ul className="desk-faults" aria-label="Lines that cannot be used">
          {read.faults.slice(0, 8).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {read.faults.length > 8 ? <li>{`and ${read.faults.length - 8} more`}</li> : null}
        </ul>
      ) : null}
      <p className="hint" role="status">
        {read ? `${counted(read.invited.length, 'department')} to be asked.` : 'Reading the areas…'}
      </p>
    </>
  )
}

/** The survey, its year and who is asked. */
export function SurveyDraftFields({
  draft,
  surveys,
  read,
  lastPeriod,
  onChange,
}: {
  readonly draft: SurveyDraft
  readonly surveys: readonly SurveyDefinition[]
  readonly read: InvitedList | null
  /** Period of the last round that this browser keeps; null where there is none. */
  readonly lastPeriod: string | null
  readonly onChange: (part: Partial<SurveyDraft>) => void
}) {
  const chosen = surveys.find(({ id }) => id === draft.definition) ?? surveys[0]
  return (
    <>
      <Choice
        label="Survey"
        value={chosen?.id ?? ''}
        list={surveys.map(({ id, title }) => ({ id, name: title }))}
        onChange={(definition) => onChange({ definition })}
        hint={chosen?.introduction}
      />
      <div className="desk-pair">
        <TextField label="Year" numeric value={draft.year} onChange={(year) => onChange({ year })} />
        <TextField
          type="date"
          label="Answers wanted by"
          value={draft.closes}
          onChange={(closes) => onChange({ closes })}
        />
      </div>
      {lastPeriod !== null && draft.year.trim() === lastPeriod ? (
        <p className="desk-fault">
          {`This browser keeps answers of ${lastPeriod} already: imported again, those of ${lastPeriod} take their place.`}
        </p>
      ) : null}
      <TextField label="Whom to ask about it" value={draft.contact} onChange={(contact) => onChange({ contact })} />
      <DepartmentFields list={draft.list} read={read} onChange={(list) => onChange({ list })} />
      {lastPeriod === null ? (
        <p className="hint">
          This browser keeps no earlier round of this survey: the files go out blank, and without a spread of regions.
        </p>
      ) : (
        <Check
          label={`Fill in each department’s own figures of ${lastPeriod}, to be confirmed: they travel in its file unsealed`}
          checked={draft.isPrefilled}
          onChange={(isPrefilled) => onChange({ isPrefilled })}
        />
      )}
    </>
  )
}
