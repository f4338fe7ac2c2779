import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { type DeskFile, deskFileText } from '#core/unit-desk/desk-file.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { allKinds, kindName, quarterOf, quartersBefore, quarterText } from '#core/watch/concern.ts'
import { concernsCsv } from '#core/watch/concerns-csv.ts'
import { departmentsApart } from '#core/watch/counts.ts'
import {
  countedReports,
  type PublishedCount,
  publishedQuarters,
  type Register,
  withPublication,
} from '#core/watch/register.ts'
import { whyUnpublishable } from '#core/watch/register-loading.ts'
import { noReportNote } from '#core/watch/watch-words.ts'
import { saveFile } from '#io/save.ts'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { catalogueQuery } from '#state/queries.ts'
import { useGo } from '#state/view-context.ts'
import { readSurveyDepartments } from '#state/watch/survey-departments.ts'
import { Check } from '#ui/choice.tsx'
import { useDeskWork } from './use-desk-work.ts'
import { isoToday } from './watch-day.ts'
import type { KeptRegister } from './watch-register.tsx'
import { useRegionNames } from './watch-reports.tsx'

const wholeCode = 'K02000001'

/** The quarters that are over, were not published before, and of which a report was counted. */
function openQuarters({ entries, published }: Register): readonly string[] {
  const before = publishedQuarters(published)
  const held = new Set(countedReports(entries).map(({ quarter }) => quarter))
  return quartersBefore(isoToday(), 20)
    .slice(1)
    .filter((one) => held.has(one) && !before.has(one))
    .reverse()
}

type WorkedOutOf = {
  readonly counts: readonly PublishedCount[]
  readonly of: Register
  readonly isCrossed: boolean
  /** Whether the atlas has a survey that tells how many departments a region has. */
  readonly isBySurvey: boolean
}

/** The counts as they would be published, for an officer to decide. */
function WorkedOut({
  made: { counts: made, isBySurvey },
  fewest,
  onPublish,
}: {
  readonly made: WorkedOutOf
  readonly fewest: number
  readonly onPublish: () => void
}) {
  const regions = useRegionNames()
  const counts = made.filter(({ count }) => count !== null)
  const shown = counts.length
  return (
    <>
      <p role="status">
        {`${counted(shown, 'count')} may be shown; ${made.length - shown} are withheld, those without a report like those with too few.`}
      </p>
      <p>
        {isBySurvey
          ? 'How many departments a region has is taken from the survey in this atlas: where they are so few that a count would tell of each of them, it is withheld.'
          : `This atlas has no survey that says how many departments a region has. Do not publish a count of a region with fewer than ${fewest + departmentsApart}: everybody there would be known to have reported.`}
      </p>
      <ul>
        {counts.map(({ area, quarter, kind, count }) => (
          <li key={`${area} ${quarter} ${kind}`}>
            {`${regions.get(area) ?? 'United Kingdom'}, ${quarterText(quarter)}, ${kind === allKinds ? 'all kinds' : kindName(kind)}: ${count}`}
          </li>
        ))}
      </ul>
      <div className="desk-actions">
        <button type="button" className="button primary" onClick={onPublish}>
          Publish: save the table and note it in the register
        </button>
      </div>
    </>
  )
}

const tableOf = (counts: readonly PublishedCount[], { fewest }: WatchKeys): File =>
  new File([concernsCsv(counts, fewest)], 'concerns.csv', { type: 'text/csv' })

/** All that was published, to the importer: the map, the trend and a brief follow. */
function OnTheMap({ table }: { readonly table: () => File }) {
  const go = useGo()
  return (
    <div className="desk-actions">
      <button
        type="button"
        className="button"
        onClick={() => {
          handToImporter({ files: [table()], table: 'concerns' })
          go({ screen: 'import' })
        }}
      >
        See what is published on the map
      </button>
      <span className="hint">
        The importer keeps the table in this browser alone. Save the register first: your keys are locked as you leave.
      </span>
    </div>
  )
}

type Published = Pick<KeptRegister, 'loading' | 'onChange' | 'onFirst'> & {
  readonly watch: WatchKeys
  readonly desk: DeskFile
}

/** What whoever hosts the atlas is sent after a publication: the table, and the file by which no browser publishes a quarter twice. */
function ForTheHost({ desk, published }: { readonly desk: DeskFile; readonly published: ReadonlySet<string> }) {
  const known = desk.concernsPublished ?? []
  const missing = [...published].filter((one) => !known.includes(one)).sort()
  const concernsPublished = [...new Set([...known, ...published])].sort()
  const save = () => {
    const blob = new Blob([deskFileText({ ...desk, concernsPublished })], { type: 'application/json' })
    void saveFile({ name: 'desk.json', blob }, 'self')
  }
  return (
    <>
      <p>
        Send concerns.csv and desk.json to whoever hosts the atlas: they put both into <code>data/</code> and run{' '}
        <code>npm run data</code> and <code>npm run build</code>. Then the counts are on everybody’s map.
      </p>
      {missing.length > 0 ? (
        <>
          <p>{`desk.json on this deployment does not say yet that these were published: ${missing.map(quarterText).join('; ')}. Until it does, another browser could publish them a second time.`}</p>
          <div className="desk-actions">
            <button type="button" className="button" onClick={save}>
              Save desk.json with the quarters published
            </button>
          </div>
        </>
      ) : null}
    </>
  )
}

/** Quarters that the deployment says were published, or of which the atlas or this browser holds concerns. */
function useHeldQuarters({ concernsPublished = [] }: DeskFile): readonly string[] {
  const indicators = useQuery(catalogueQuery).data?.indicators ?? []
  const held = indicators.filter(({ kind }) => kind === 'reports').flatMap(({ files }) => Object.values(files))
  const periods = held.flatMap(({ extents }) => extents.flatMap((extent) => extent.periods.map(({ period }) => period)))
  return [...new Set([...concernsPublished, ...periods.map(quarterOf)])].sort()
}

/** Why nothing can be published yet, and what to do: a quarter that is published twice would tell single reports by the difference. */
function WhyNot({
  loading,
  onFirst,
  held,
}: Omit<Published, 'watch' | 'onChange' | 'desk'> & { readonly held: readonly string[] }) {
  const why = whyUnpublishable(loading, held)
  if (why === 'asked') return <p>Answer first what is asked about the register above.</p>
  if (why === 'not-noted') {
    const noted = publishedQuarters(loading.register.published)
    const missing = held.filter((one) => !noted.has(one)).map(quarterText)
    return (
      <p>
        {`Nothing can be published: this deployment or this browser holds or names concerns of ${missing.join('; ')}, of which this register notes no publication. Open the register that does; a table that was imported by mistake can be deleted under “Data”.`}
      </p>
    )
  }
  return why === 'no-register' ? (
    <>
      <p>
        Counts are published with the register alone: it says which quarters were published before. What is published a
        second time tells single reports by the difference. Open the register above.
      </p>
      <div className="desk-actions">
        <button type="button" className="button" onClick={onFirst}>
          There is no register yet: this is the first time
        </button>
      </div>
    </>
  ) : null
}

/** Works the counts out; what has been worked out is of the register as it was then, and of no other. */
function useCounts({ loading: { register }, watch }: Published, isCrossed: boolean) {
  const regions = useRegionNames()
  const { data: catalogue } = useQuery(catalogueQuery)
  const [made, setMade] = useState<WorkedOutOf | null>(null)
  const { isBusy, fault, run } = useDeskWork()
  const reports = countedReports(register.entries)
  const quarters = openQuarters(register)
  const { published } = register
  const { fewest } = watch
  const work = () =>
    run(async (signal) => {
      if (!catalogue) return
      const departments = await readSurveyDepartments(catalogue)
      const areas = [...regions.keys()]
      const request = { reports, areas, whole: wholeCode, quarters, fewest, isCrossed, published, departments }
      const counts = await atDesk(signal, (call) => call('protectCounts', [request]))
      setMade({ counts, of: register, isCrossed, isBySurvey: departments !== null })
    })
  const isOfNow = made?.of === register && made.isCrossed === isCrossed
  return { made: isOfNow ? made : null, isBusy, fault, work, quarters, reports }
}

/** What leaves: counts under the guard, as a table for the importer. */
export function WatchCounts(props: Published) {
  const { loading, watch, onChange } = props
  const { register } = loading
  const held = useHeldQuarters(props.desk)
  const isOpen = whyUnpublishable(loading, held) === null
  const [isCrossed, setCrossed] = useState(false)
  const { made, isBusy, fault, work, quarters, reports } = useCounts(props, isCrossed)
  const before = register.published.flatMap(({ counts }) => counts)
  const publish = (counts: readonly PublishedCount[]) => {
    void saveFile({ name: 'concerns.csv', blob: tableOf([...before, ...counts], watch) }, 'self')
    onChange(withPublication(register, counts, isoToday()))
  }
  return (
    <>
      <h4>What goes out</h4>
      <p>
        {`${counted(reports.length, 'report')} counted. Quarters that are over and not published yet: ${quarters.length === 0 ? 'none' : quarters.map(quarterText).join('; ')}. A quarter is published once: what is counted later for it would be told by the difference. ${noReportNote}`}
      </p>
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <WhyNot {...props} held={held} />
      <Check label="Count each kind in each area too (withholds more)" checked={isCrossed} onChange={setCrossed} />
      <div className="desk-actions">
        <button
          type="button"
          className="button"
          aria-disabled={isBusy || !isOpen || quarters.length === 0}
          onClick={() => isOpen && quarters.length > 0 && void work()}
        >
          Work out the counts
        </button>
      </div>
      {made && isOpen ? <WorkedOut made={made} fewest={watch.fewest} onPublish={() => publish(made.counts)} /> : null}
      {before.length > 0 ? (
        <>
          <ForTheHost desk={props.desk} published={publishedQuarters(register.published)} />
          <OnTheMap table={() => tableOf(before, watch)} />
        </>
      ) : null}
    </>
  )
}
