import { useId, useState } from 'react'
import { toggleSelected } from '#core/plate/choices.ts'
import { longestGroupName } from '#core/view/view.ts'
import { ExportButton } from '#sharing/export-button.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo } from '#state/view-context.ts'

/** The next free id: g1, g2 … */
function nextId(taken: readonly string[]): string {
  const free = taken.length + 1
  return Array.from({ length: free }, (_, at) => `g${at + 1}`).find((id) => !taken.includes(id)) ?? `g${free}`
}

type GroupsProps = { readonly shown: LoadedPlate }

/** More boxes nobody looks through, and they would take seconds to draw. */
const mostBoxes = 400

/** A box for each area, or for each selected one where there are very many. */
function AreaBoxes({ shown: { plate } }: GroupsProps) {
  const go = useGo()
  const { view, areas } = plate
  const isMany = areas.length > mostBoxes
  return (
    <fieldset className="area-boxes">
      <legend className="label">Selected areas</legend>
      {isMany ? (
        <p className="hint">{`${areas.length.toLocaleString('en-GB')} areas: select others on the map.`}</p>
      ) : null}
      {(isMany ? areas.filter(({ area }) => view.selected.includes(area.code)) : areas).map(({ area }) => (
        <label className="check" key={area.code}>
          <input
            type="checkbox"
            checked={view.selected.includes(area.code)}
            onChange={() => go(toggleSelected(view, area.code, areas.length))}
          />
          <span>{area.name}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Makes a group of the selected areas, under a name. */
function NewGroup({ shown: { plate } }: GroupsProps) {
  const go = useGo()
  const id = useId()
  const [name, setName] = useState('')
  const { selected, groups } = plate.view
  const ready = selected.length > 0 && name.trim() !== ''
  const make = () => {
    if (!ready) return
    const group = { id: nextId(groups.map((one) => one.id)), name: name.trim(), codes: selected }
    go({ groups: [...groups, group] })
    setName('')
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Name of a group of the selected areas
      </label>
      <input
        id={id}
        className="input"
        maxLength={longestGroupName}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') make()
        }}
      />
      <button type="button" className="button" disabled={!ready} onClick={make}>
        Make the group
      </button>
    </div>
  )
}

/** The groups that were made, each to compare with, to brief on, or to remove. */
function GroupList({ shown }: GroupsProps) {
  const go = useGo()
  const { groups, benchmark } = shown.plate.view
  const remove = (gone: string) => {
    const isBenchmark = benchmark.kind === 'group' && benchmark.id === gone
    go({
      groups: groups.filter((group) => group.id !== gone),
      ...(isBenchmark ? { benchmark: { kind: 'all' as const } } : {}),
    })
  }
  return (
    <ul className="group-list">
      {groups.map((group) => (
        <li key={group.id}>
          <span>{`${group.name} (${group.codes.length})`}</span>
          <button
            type="button"
            className="button bare"
            onClick={() => go({ benchmark: { kind: 'group', id: group.id } })}
            aria-label={`Compare with ${group.name}`}
          >
            Compare with it
          </button>
          <ExportButton
            label="Brief"
            name={`Brief on ${group.name}`}
            bare
            subject={{ kind: 'plate', shown, comparison: null }}
            tab="brief"
            about={group.id}
            look="light"
          />
          <button
            type="button"
            className="button bare icon"
            onClick={() => remove(group.id)}
            aria-label={`Remove the group ${group.name}`}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Areas to pick, and the groups that were made of them. */
export function Groups({ shown }: GroupsProps) {
  const { selected, groups } = shown.plate.view
  return (
    <details className="groups">
      <summary>{`Areas and groups (${selected.length} selected, ${groups.length} ${groups.length === 1 ? 'group' : 'groups'})`}</summary>
      <AreaBoxes shown={shown} />
      <NewGroup shown={shown} />
      <GroupList shown={shown} />
    </details>
  )
}
