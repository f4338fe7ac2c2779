import './sharing.css'
import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { figureDifferences } from '#core/doctor/difference.ts'
import type { Plate } from '#core/plate/plate.ts'
import { decodeView, encodeView } from '#core/view/codec.ts'
import { hasPanels, type PanelScreen } from '#core/view/screens.ts'
import type { View } from '#core/view/view.ts'
import { type FoundSnapshot, readSnapshot } from '#exports/snapshot/embed.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { useCoverage } from '#state/use-coverage.ts'
import { usePlate } from '#state/use-plate.ts'
import { useGo } from '#state/view-context.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { ChangeTable } from './change-table.tsx'

const dayText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'found'; readonly found: FoundSnapshot; readonly view: View }

type DifferenceProps = { readonly found: FoundSnapshot; readonly view: View }

/** What has become of the figures of a picture since it was made. */
function Difference({ found, view, plate }: DifferenceProps & { readonly plate: Plate | null }) {
  const { snapshot } = found
  if (!plate || encodeView(plate.view) !== encodeView(view)) return <p role="status">Comparing…</p>
  if (Object.keys(snapshot.values).length === 0)
    return <p>The picture rests on a file of its maker’s own, so it carries no figures to compare.</p>
  const changes = figureDifferences({ values: snapshot.values, digits: 12 }, plate)
  const sameData = snapshot.data === plate.trust.dataVersion
  if (changes.length === 0)
    return (
      <p>
        {sameData
          ? 'The data have not changed since.'
          : `The data have been renewed since (version ${snapshot.data}, now ${plate.trust.dataVersion}), but no figure of this view has changed.`}
      </p>
    )
  return (
    <>
      <Notice>
        {`The data have changed since the picture was made: ${changes.length} of ${plate.areas.length} figures differ.`}
      </Notice>
      <ChangeTable
        caption={`${plate.measure.name}: in the picture of ${dayText.format(new Date(snapshot.made))}, and now`}
        changes={changes}
      />
    </>
  )
}

function PlateDifference(props: DifferenceProps) {
  const { shown, loading } = usePlate()
  return <Difference {...props} plate={shown && !loading ? shown.plate : null} />
}

function CoverageDifference(props: DifferenceProps) {
  const { shown } = useCoverage()
  return <Difference {...props} plate={shown ? shown.page.plate : null} />
}

/** What runs a scenario is loaded for a picture of one. */
const ScenarioDifference = lazyPart('The scenario', async () => {
  const { ScenarioPanels } = await import('#state/scenario-panels.tsx')
  return (props: DifferenceProps) => (
    <ScenarioPanels waiting={() => <Difference {...props} plate={null} />}>
      {({ plate, busy }) => <Difference {...props} plate={busy ? null : plate} />}
    </ScenarioPanels>
  )
})

const differences: Readonly<Record<PanelScreen, ComponentType<DifferenceProps>>> = {
  explore: PlateDifference,
  compare: PlateDifference,
  area: PlateDifference,
  coverage: CoverageDifference,
  scenario: ScenarioDifference,
}

function DifferenceOf(props: DifferenceProps) {
  const { screen } = props.view
  const Own = differences[hasPanels(screen) ? screen : 'explore']
  return (
    <Suspense fallback={<Difference {...props} plate={null} />}>
      <Own {...props} />
    </Suspense>
  )
}

const DoctorDialog = lazyPart(
  'The check of a report',
  async () => (await import('./doctor/doctor-dialog.tsx')).DoctorDialog,
)

/** When and of what a picture was made, and what has become of it and its data. */
function FoundView({ found, view }: DifferenceProps) {
  const { snapshot, intact } = found
  return (
    <>
      <p>
        {`Made on ${dayText.format(new Date(snapshot.made))} with MPCE Atlas ${snapshot.app}, data version ${snapshot.data}.`}
      </p>
      {intact ? (
        <p>The file is as it was made.</p>
      ) : (
        <Notice>
          The file has been changed since it was made: what it shows may not be what the atlas drew. The view below is
          drawn anew.
        </Notice>
      )}
      <DifferenceOf found={found} view={view} />
    </>
  )
}

/** Reads a picture that was made with the atlas, opens its view, and says whether picture and data are still what they were. */
export function SnapshotDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const [state, setState] = useState<State>({ kind: 'reading' })
  const go = useGo()
  useEffect(() => {
    let dropped = false
    const read = async () => {
      const found = readSnapshot(new Uint8Array(await file.arrayBuffer()))
      if (dropped) return
      if (!found) {
        setState({ kind: 'unknown' })
        return
      }
      if ('refused' in found) {
        setState({ kind: 'refused', because: found.refused })
        return
      }
      const { view } = decodeView(found.snapshot.query)
      setState({ kind: 'found', found, view })
      go(view)
    }
    void read().catch(() => setState({ kind: 'unknown' }))
    return () => {
      dropped = true
    }
  }, [file, go])
  // A PDF that was made of a document carries no view of its own, but may lead to those of its figures.
  if (state.kind === 'unknown' && /\.pdf$/i.test(file.name))
    return (
      <Suspense fallback={null}>
        <DoctorDialog file={file} onClose={onClose} />
      </Suspense>
    )
  return (
    <Dialog title={state.kind === 'found' ? 'The view of this picture is open' : 'Opening a picture'} onClose={onClose}>
      <div className="sharing">
        {state.kind === 'reading' ? <p role="status">Reading…</p> : null}
        {state.kind === 'unknown' ? (
          <Notice>
            {`“${file.name}” does not say what it shows: it was not made with the atlas, or another program has taken that out of it.`}
          </Notice>
        ) : null}
        {state.kind === 'refused' ? <Notice>{`“${file.name}” cannot be opened: ${state.because}.`}</Notice> : null}
        {state.kind === 'found' ? <FoundView found={state.found} view={state.view} /> : null}
        <button type="button" className="button primary" onClick={onClose}>
          Go to the view
        </button>
      </div>
    </Dialog>
  )
}
