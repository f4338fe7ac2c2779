import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { specialtyWords } from '#core/imports/tables/words.ts'
import { likelySame } from '#core/watch/alike.ts'
import { replyBytes, replyLength } from '#core/watch/bulletin.ts'
import { kindName, quarterText } from '#core/watch/concern.ts'
import { harmless } from '#core/watch/harmless.ts'
import {
  changeEntry,
  type EntryChange,
  mostReply,
  type Register,
  type RegisterEntry,
  shortName,
  statuses,
} from '#core/watch/register.ts'
import { mostLine, type Report } from '#core/watch/report.ts'
import { catalogueQuery, geographyQuery } from '#state/queries.ts'
import { Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { isoToday } from './watch-day.ts'

const specialtyName = (id: string): string => specialtyWords.find((one) => one.id === id)?.name ?? 'Several'

/** The regions and nations by code. */
export function useRegionNames(): ReadonlyMap<string, string> {
  const path = useQuery(catalogueQuery).data?.geographies.find(({ id }) => id === 'itl1')?.path ?? ''
  const areas = useQuery({ ...geographyQuery(path), enabled: path !== '' }).data?.areas ?? []
  return new Map(areas.map(({ code, name }) => [code, name]))
}

type OneReport = {
  readonly entry: RegisterEntry
  readonly entries: readonly RegisterEntry[]
  readonly region: string
  readonly onChange: (change: EntryChange) => void
}

/** Said where a field is full. */
const Cut = ({ isFull }: { readonly isFull: boolean }) => (
  <output className="hint">{isFull ? 'No more fits: what was typed or pasted beyond is not here.' : ''}</output>
)

/** What a report says: plain text, in which nothing is a link or an image and no sign hides. */
function Said({ entry: { report }, region }: Pick<OneReport, 'entry' | 'region'>) {
  const lines: readonly (readonly [string, string])[] = [
    ['Specialty', specialtyName(report.specialty)],
    ['Where', [region, report.within].filter(Boolean).join(', ')],
    ['Department, as claimed by the reporter', report.department === '' ? 'not given' : report.department],
    ['WTE', report.wte === null ? 'not given' : String(report.wte)],
    ['Reported as', report.manner === 'anonymous' ? 'anonymous' : `confidential, to be reached by: ${report.reach}`],
    ['In words', report.text === '' ? 'nothing' : report.text],
  ]
  return (
    <dl className="watch-said">
      {lines.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{harmless(text)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is said of the WTE of two reports that may be one. */
const wteWords = ({ report }: RegisterEntry, other: Report): string =>
  report.wte === null || other.wte === null ? 'WTE not given in both' : 'WTE near'

/** Reports that may tell of the same change. A person decides. */
function Same({ entry, entries, onChange }: Omit<OneReport, 'region'>) {
  const alike = likelySame(entry, entries)
  if (entry.sameAs !== null)
    return (
      <p>
        {`Counted together with report ${shortName({ receipt: entry.sameAs })}. `}
        <button type="button" className="button" onClick={() => onChange({ sameAs: null })}>
          They are two
        </button>
      </p>
    )
  const others = entries.filter((one) => one !== entry && one.sameAs === null)
  const byHand = others.filter((one) => !alike.includes(one))
  const choices = [
    { id: '', name: 'A change of its own' },
    ...byHand.map(({ report }) => ({
      id: report.receipt,
      name: `${shortName(report)}: ${kindName(report.kind)}, ${quarterText(report.quarter)}`,
    })),
  ]
  const suggested = alike.map(({ report }) => (
    <p key={report.receipt}>
      {`May be the same change as report ${shortName(report)}: area, specialty, quarter and kind alike, ${wteWords(entry, report)}. `}
      <button type="button" className="button" onClick={() => onChange({ sameAs: report.receipt })}>
        {`It is the same as ${shortName(report)}`}
      </button>
    </p>
  ))
  return (
    <>
      {suggested}
      {byHand.length > 0 ? (
        <Choice
          label="The same change as another report"
          value=""
          list={choices}
          onChange={(sameAs) => sameAs !== '' && onChange({ sameAs })}
        />
      ) : null}
    </>
  )
}

/** How long a report is kept. A day that is over would delete it, which is asked about at once. */
function KeptUntil({ keepUntil, onChange }: { readonly keepUntil: string; readonly onChange: OneReport['onChange'] }) {
  const id = useId()
  const [over, setOver] = useState('')
  const change = (day: string) => {
    setOver(day !== '' && day < isoToday() ? day : '')
    if (day >= isoToday()) onChange({ keepUntil: day })
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Kept until
      </label>
      <input
        id={id}
        className="input"
        type="date"
        value={over || keepUntil}
        onChange={({ target }) => change(target.value)}
      />
      <div role="alert">
        {over === '' ? null : (
          <>
            <p className="desk-fault">{`${over} is over: the report would be deleted from the register as soon as it is opened again.`}</p>
            <div className="desk-actions">
              <button type="button" className="button" onClick={() => setOver('')}>
                {`Keep it until ${keepUntil}`}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => {
                  onChange({ keepUntil: over })
                  setOver('')
                }}
              >
                Delete it then
              </button>
            </div>
          </>
        )}
      </div>
    </div>
  )
}

function OneReport({ entry, entries, region, onChange }: OneReport) {
  const { report, status, department, reply, keepUntil } = entry
  return (
    <li>
      <details>
        <summary>
          {`${shortName(report)}: ${kindName(report.kind)}, ${region}, ${quarterText(report.quarter)} · ${statuses.find((one) => one.id === status)?.name}`}
        </summary>
        <div className="desk-card">
          <Said entry={entry} region={region} />
          <Same entry={entry} entries={entries} onChange={onChange} />
          <Choice
            label="Status"
            value={status}
            list={statuses}
            onChange={(next) => {
              const found = statuses.find((one) => one.id === next)
              if (found) onChange({ status: found.id })
            }}
          />
          <TextField
            label="Department that you have checked (empty: not checked, and not counted as one)"
            value={harmless(department)}
            onChange={(text) => onChange({ department: text.slice(0, mostLine) })}
          />
          <Cut isFull={department.length >= mostLine} />
          <TextField
            label={`Reply, by the bulletin: ${reply === '' ? 0 : replyLength(reply)} of ${replyBytes} bytes${replyLength(reply) > replyBytes ? ', too long: shorten it' : ''}`}
            value={reply}
            lines={3}
            onChange={(text) => onChange({ reply: text.slice(0, mostReply) })}
          />
          <Cut isFull={reply.length >= mostReply} />
          <KeptUntil keepUntil={keepUntil} onChange={onChange} />
        </div>
      </details>
    </li>
  )
}

/** The reports of the register, to be decided one by one. */
export function WatchReports({
  register,
  onChange,
}: {
  readonly register: Register
  readonly onChange: (register: Register) => void
}) {
  const regions = useRegionNames()
  const { entries } = register
  return (
    <>
      <h4>{counted(entries.length, 'report')}</h4>
      <ul className="watch-reports">
        {entries.map((entry) => (
          <OneReport
            key={entry.report.receipt}
            entry={entry}
            entries={entries}
            region={regions.get(entry.report.area) ?? entry.report.area}
            onChange={(change) => onChange(changeEntry(register, entry.report.receipt, change, isoToday()))}
          />
        ))}
      </ul>
    </>
  )
}
