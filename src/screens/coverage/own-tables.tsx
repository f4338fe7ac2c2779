import { useId, useMemo, useState } from 'react'
import { landTest } from '#core/coverage/on-land.ts'
import { demandTable, parseDemandTable } from '#core/coverage/parse-demand-table.ts'
import { parseSiteTable, siteTable } from '#core/coverage/parse-site-table.ts'
import { parseTravelTimes, travelTable } from '#core/coverage/parse-travel-times.ts'
import type { TableKind } from '#core/coverage/read-rows.ts'
import { type Problem, problemText } from '#core/domain/problem.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { setOwnTables, useOwnTables } from '#state/own-tables.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import { useGo, useView } from '#state/view-context.ts'

/** Problems that are listed; a file that is wrong throughout says the same in each row. */
const mostListed = 20

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <div className="table-problems" role="alert">
      <p>
        {`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}. Nothing was taken over; the map stays as it was.`}
      </p>
      <ul>
        {problems.slice(0, mostListed).map((problem) => (
          <li key={problemText(problem)}>{problemText(problem)}</li>
        ))}
      </ul>
      {problems.length > mostListed ? <p>{`And ${problems.length - mostListed} more.`}</p> : null}
    </div>
  )
}

const columnWords = ({ columns }: TableKind): string =>
  `Columns: ${columns.map(({ name, required }) => (required ? name : `${name} (may be missing)`)).join(', ')}.`

/** A file of one kind: chosen, read, and either taken over or told what is wrong with it. */
function TableField({
  label,
  kind,
  loaded,
  onFile,
  onForget,
}: {
  readonly label: string
  readonly kind: TableKind
  readonly loaded: string | null
  /** @returns what is wrong; nothing when it was taken over */
  readonly onFile: (name: string, text: string) => readonly Problem[]
  readonly onForget: () => void
}) {
  const id = useId()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (!file) return
          void file.text().then((text) => {
            setProblems(onFile(file.name, text))
            // The same file can be chosen again after it has been mended.
            target.value = ''
          })
        }}
      />
      <span className="hint" id={`${id}-hint`}>
        {columnWords(kind)}
      </span>
      {loaded === null ? null : (
        <p className="loaded">
          <span>{`Shown: ${loaded}`}</span>
          <button type="button" className="button bare" onClick={onForget}>
            {`Leave out ${loaded}`}
          </button>
        </p>
      )}
      {problems.length > 0 ? <Problems problems={problems} /> : null}
    </div>
  )
}

/** Tables that the reader brings along. They are read here and go nowhere. */
export function OwnTables({ shown }: { readonly shown: Omit<CoverageShown, 'catalogue'> }) {
  const own = useOwnTables()
  const view = useView()
  const go = useGo()
  const { data, page, topology } = shown
  const known = useMemo(() => {
    const { land } = shapesOf(topology, data.geography, data.areas)
    return { onLand: landTest(land), areas: new Set(data.areas.map(({ code }) => code)) }
  }, [topology, data.geography, data.areas])
  return (
    <details className="own-tables">
      <summary>Your own tables</summary>
      <div className="rail-fields">
        <p className="hint">They stay in this page: nothing is sent anywhere, and a link does not carry them.</p>
        <TableField
          label="Sites (CSV)"
          kind={siteTable}
          loaded={own.sites?.name ?? null}
          onFile={(name, text) => {
            const parsed = parseSiteTable(name, text, { ...known, points: data.demand.points })
            if (!parsed.ok) return parsed.problems
            setOwnTables({ sites: { name, sites: parsed.value } })
            go({ edits: [] })
            return []
          }}
          onForget={() => {
            setOwnTables({ sites: null })
            go({ edits: [] })
          }}
        />
        <TableField
          label="People (CSV)"
          kind={demandTable}
          loaded={own.demand?.name ?? null}
          onFile={(name, text) => {
            const parsed = parseDemandTable(name, text, data.demand, known)
            if (!parsed.ok) return parsed.problems
            setOwnTables({ demand: parsed.value })
            return []
          }}
          onForget={() => setOwnTables({ demand: null })}
        />
        <TableField
          label="Travel times in minutes (CSV)"
          kind={travelTable}
          loaded={own.times?.name ?? null}
          onFile={(name, text) => {
            const origins = new Set(data.demand.points.map(({ id }) => id))
            const parsed = parseTravelTimes(name, text, { origins, sites: new Set(page.sites.map(({ id }) => id)) })
            if (!parsed.ok) return parsed.problems
            setOwnTables({ times: { name, times: parsed.value } })
            go({ coverage: { ...view.coverage, cost: 'minutes' } })
            return []
          }}
          onForget={() => {
            setOwnTables({ times: null })
            go({ coverage: { ...view.coverage, cost: 'crow' } })
          }}
        />
      </div>
    </details>
  )
}
