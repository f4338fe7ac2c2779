import { useMemo, useRef, useState } from 'react'
import { editText, withoutSite, withSite, withSupply } from '#core/coverage/edit-list.ts'
import { isOpen, siteStandingAt } from '#core/coverage/sites.ts'
import type { LonLat } from '#core/domain/area.ts'
import { capitalise } from '#core/domain/letters.ts'
import { mostEdits } from '#core/view/coverage-view.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'
import { Combobox } from '#ui/combobox.tsx'
import { whatIfId } from './answer.tsx'
import { placeFinder } from './place-finder.ts'

/** One site at a time: close it, or give and take machines and staff. */
function SiteEditor({
  shown,
  site,
  onSite,
}: {
  readonly shown: CoverageShown
  readonly site: string
  readonly onSite: (id: string) => void
}) {
  const { edits } = useView()
  const go = useGo()
  const { sites } = shown.page
  const open = useMemo(() => sites.filter(isOpen).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')), [sites])
  const current = open.find(({ id }) => id === site) ?? open[0]
  if (!current) return null
  const { id, name, machines } = current
  const supply = (kind: 'machines' | 'staff', by: number) => go({ edits: withSupply(edits, id, kind, by) })
  const button = (label: string, text: string, onClick: () => void) => (
    <button type="button" className="button" aria-label={`${label} at ${name}`} onClick={onClick}>
      {text}
    </button>
  )
  return (
    <div className="site-editor">
      <Choice
        label="Change a site"
        value={id}
        list={open.map((one) => ({ id: one.id, name: one.name }))}
        hint={`${machines === null ? 'Number of machines not recorded' : `${machines} ${machines === 1 ? 'machine' : 'machines'}`} at ${name}.`}
        onChange={onSite}
      />
      <div className="editor-buttons">
        {button('One machine more', '+1 machine', () => supply('machines', 1))}
        {button('One machine fewer', '−1 machine', () => supply('machines', -1))}
        {button('One WTE more', '+1 WTE', () => supply('staff', 1))}
        {button('One WTE fewer', '−1 WTE', () => supply('staff', -1))}
        {button('Close the site', 'Close site', () => go({ edits: withoutSite(edits, id) }))}
      </div>
    </div>
  )
}

/** A site that the reader would add. */
export type NewSite = { readonly name: string; readonly at: LonLat }

/** Says that a site stands already where another would be added, and offers it machines instead. */
function Taken({
  shown: { page },
  taken,
  onDone,
}: {
  readonly shown: CoverageShown
  readonly taken: NewSite
  readonly onDone: () => void
}) {
  const { edits } = useView()
  const go = useGo()
  const standing = siteStandingAt(page.sites, taken.at)
  if (!standing) return null
  const { site, km } = standing
  const decide = (next: typeof edits) => {
    go({ edits: next })
    onDone()
  }
  const machines =
    site.machines === null
      ? 'number of machines not recorded'
      : `${site.machines} ${site.machines === 1 ? 'machine' : 'machines'}`
  return (
    <section className="notice" aria-label="A site stands here already">
      <p role="alert">
        {km < 1 ? `${site.name} stands there already` : `${site.name} stands ${Math.round(km)} km from there`}
        {`: ${machines}. Another site so near changes distances little.`}
      </p>
      <div className="editor-buttons">
        <button type="button" className="button" onClick={() => decide(withSupply(edits, site.id, 'machines', 1))}>
          {`+1 machine at ${site.name}`}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => decide(withSite(edits, taken.name, taken.at, page.sites))}
        >
          Add a site all the same
        </button>
        <button type="button" className="button bare" onClick={onDone}>
          Cancel
        </button>
      </div>
    </section>
  )
}

/** Finds a town by its name and adds a site there. */
function SiteFinder({
  shown: { data },
  onAdd,
}: {
  readonly shown: CoverageShown
  readonly onAdd: (site: NewSite) => void
}) {
  const { edits } = useView()
  const find = useMemo(() => placeFinder(data), [data])
  const [offered, setOffered] = useState<ReturnType<typeof find>>([])
  return (
    <Combobox
      none={(text) => `No town has “${text}” in its name`}
      label="Add a site: type a place"
      placeholder="Add a site: type a place"
      suggest={(text) => {
        const found = find(text)
        if (found.map(({ id }) => id).join() !== offered.map(({ id }) => id).join()) setOffered(found)
        return found
      }}
      onPick={(id) => {
        const place = offered.find((one) => one.id === id)
        if (place && edits.length < mostEdits) onAdd(place)
      }}
    />
  )
}

/** Lists the changes, each to take back, with the ways to undo them. */
function Changes({ shown: { page } }: { readonly shown: CoverageShown }) {
  const { edits } = useView()
  const go = useGo()
  const names = useMemo(() => new Map(page.sites.map(({ id, name }) => [id, name])), [page.sites])
  const textOf = (edit: (typeof edits)[number]) => editText(edit, (id) => names.get(id) ?? id)
  const none = edits.length === 0
  return (
    <>
      <ol className="edits" aria-label="Changes of the what-if">
        {none ? <li>No change yet.</li> : null}
        {edits.map((edit, index) => (
          <li key={`${edit.kind}-${edit.kind === 'add' ? edit.id : edit.site}`}>
            <span>{textOf(edit)}</span>
            <button
              type="button"
              className="button bare"
              aria-label={`Take back: ${textOf(edit)}`}
              onClick={() => go({ edits: edits.filter((_, other) => other !== index) })}
            >
              Take back
            </button>
          </li>
        ))}
      </ol>
      <div className="editor-buttons">
        <button type="button" className="button" disabled={none} onClick={() => go({ edits: edits.slice(0, -1) })}>
          Undo the last
        </button>
        <button type="button" className="button" disabled={none} onClick={() => go({ edits: [] })}>
          As things are
        </button>
      </div>
      <p className="hint">
        {edits.length >= mostEdits ? `A link carries ${mostEdits} changes and no more. ` : ''}The link carries what is
        imagined; the browser’s back button undoes it too.
      </p>
    </>
  )
}

type WhatIfProps = {
  readonly shown: CoverageShown
  /** Whether the next click on the map adds a site. */
  readonly placing: boolean
  readonly onPlacing: (placing: boolean) => void
  readonly site: string
  readonly onSite: (id: string) => void
  readonly onAdd: (site: NewSite) => void
  /** A site that would stand where there is one already, until the reader has decided. */
  readonly taken: NewSite | null
  readonly onTaken: (taken: null) => void
}

/** The world as the reader imagines it: sites added, closed or changed, and what difference that makes. */
export function WhatIf({ shown, placing, onPlacing, site, onSite, onAdd, taken, onTaken }: WhatIfProps) {
  const { difference } = shown.page
  const said = useRef<HTMLOutputElement>(null)
  // The question goes with its buttons; the focus goes to what the answer has changed.
  const decided = () => {
    onTaken(null)
    said.current?.focus()
  }
  return (
    <section className="what-if" id={whatIfId} aria-labelledby="what-if-title">
      <h2 id="what-if-title">What if</h2>
      <output ref={said} tabIndex={-1} className="difference" data-changed={difference !== null} aria-live="polite">
        {difference ? `${capitalise(difference)}.` : 'As things are: nothing is changed.'}
      </output>
      <SiteFinder shown={shown} onAdd={onAdd} />
      <button type="button" className="button" aria-pressed={placing} onClick={() => onPlacing(!placing)}>
        {placing ? 'Click on the map, or press here to stop' : 'Add a site on the map'}
      </button>
      {/* One in the place of the other: the question offers machines at the same site. */}
      <div className="one-site">
        {taken ? (
          <Taken shown={shown} taken={taken} onDone={decided} />
        ) : (
          <SiteEditor shown={shown} site={site} onSite={onSite} />
        )}
      </div>
      <Changes shown={shown} />
    </section>
  )
}
