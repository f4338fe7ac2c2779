import { useState } from 'react'
import { askedCells, type GapQuestion } from '#core/scenario/question.ts'
import { wteText } from '#core/scenario/question-words.ts'
import type { SupplyFile, SupplyStart } from '#core/scenario/supply-file.ts'
import { Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Asking } from './use-question.ts'

/** A number of 0 or more that the reader types; it counts as soon as it can be read. */
export function NumberField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: number | null } | null>(null)
  const text = typed !== null && typed.of === value ? typed.text : value === null ? '' : String(value)
  return (
    <TextField
      label={label}
      numeric
      value={text}
      onChange={(next) => {
        const clean = next.trim().replaceAll(',', '')
        const read = /^\d{1,9}(\.\d{1,6})?$/.test(clean) ? Number(clean) : clean === '' ? null : value
        setTyped({ text: next, of: read })
        if (read !== value) onChange(read)
      }}
    />
  )
}

const horizons = [2030, 2035, 2040, 2045, 2050, 2060, 2075]

function stockHint(start: SupplyStart, question: GapQuestion): string {
  const cells = askedCells(start, question)
  const wte = cells.reduce((sum, at) => sum + (start.cells[at]?.wte ?? 0), 0)
  if (cells.length === 0) return 'The data hold no figure here: it is suppressed or not collected.'
  const made = start.illustrative ? ' Made up: the sample baseline is no real figure.' : ''
  return `Empty for the ${wteText(wte)} of the start.${made}`
}

/** Where, of whom, by when, and from which staff in post. */
export function QuestionChoices({
  file,
  start,
  asking: { question, change },
}: {
  readonly file: SupplyFile
  readonly start: SupplyStart
  readonly asking: Asking
}) {
  const years = [...new Set([...horizons, question.by])]
    .filter((year) => year > start.year && year <= start.year + 50)
    .sort()
  return (
    <section className="choices" aria-label="The question">
      <Choice
        label="Area"
        value={question.area}
        list={start.areas.map(({ code, name }) => ({ id: code, name }))}
        onChange={(area) => change({ area, inputs: {} })}
      />
      <Choice
        label="Specialty"
        value={question.specialty}
        list={start.specialties}
        onChange={(specialty) => change({ specialty })}
      />
      <Choice
        label="By"
        value={String(question.by)}
        list={years.map((year) => ({ id: String(year), name: String(year) }))}
        onChange={(by) => change({ by: Number(by) })}
      />
      <Choice
        label="Start from"
        value={start.id}
        list={file.starts.map(({ id, name, illustrative }) => ({
          id,
          name: illustrative ? `${name} (made-up sample)` : name,
        }))}
        onChange={(id) => {
          const next = file.starts.find((one) => one.id === id)
          const kept = next?.specialties.some((one) => one.id === question.specialty)
          change({ start: id, specialty: kept ? question.specialty : (next?.specialties[0]?.id ?? '') })
        }}
      />
      <div className="stock">
        <NumberField
          label="Scientists in post now, WTE"
          value={question.stock}
          onChange={(stock) => change({ stock }, 'replace')}
        />
        <p className="hint">{stockHint(start, question)}</p>
      </div>
    </section>
  )
}
