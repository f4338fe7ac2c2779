import './choose-area.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import { PlaceSearch } from '#parts/place-search.tsx'
import { geographyQuery } from '#state/queries.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'

type Props = { readonly shown: LoadedPlate; readonly catalogue: Catalogue }

/** So many areas can be listed as buttons; more are found by name. */
const mostListed = 60

type Kind = {
  readonly geography: Geography
  readonly areas: readonly Area[]
  readonly choose: (id: string) => void
}

/** The kind of area among which is chosen: that of the page until the reader looks at another. */
function useKind({ shown, catalogue }: Props): Kind {
  const { plate, atlas } = shown
  const [id, choose] = useState(plate.geography.id)
  const path = catalogue.geographies.find((one) => one.id === id)?.path ?? ''
  const { data } = useQuery({ ...geographyQuery(path), enabled: path !== '' })
  return data
    ? { geography: data.geography, areas: data.areas, choose }
    : { geography: plate.geography, areas: atlas.areas, choose }
}

function useTake() {
  const go = useGo()
  return (geography: string, code: string) => go({ mine: `${geography}!${code}`, geography, selected: [] })
}

type FieldsProps = Props & { readonly kind: Kind; readonly onTaken?: () => void }

function Fields({ shown, catalogue, kind, onTaken }: FieldsProps) {
  const go = useTake()
  const take = (id: string, code: string) => {
    go(id, code)
    onTaken?.()
  }
  const { geography, areas, choose } = kind
  const kinds = catalogue.geographies.filter((one) => one.areas > 1)
  return (
    <div className="find-area">
      <Choice
        label="Kind of area"
        value={geography.id}
        list={kinds.map(({ id, name }) => ({ id, name }))}
        onChange={choose}
      />
      <div className="field">
        <span className="label" aria-hidden="true">
          Name, code, or a place in it
        </span>
        <PlaceSearch
          areas={areas}
          geography={geography}
          offers={kinds.map((one) => ({ geography: one, areas: one.areas }))}
          resolved={shown.resolved}
          catalogue={catalogue}
          placesOnly
          onPick={(code) => take(geography.id, code)}
          onOpen={take}
        />
      </div>
    </div>
  )
}

/** Finds the reader's area by the name of a place in it, or by its own name or code. */
export const FindArea = (props: Props & { readonly onTaken: () => void }) => <Fields {...props} kind={useKind(props)} />

/**
 * What the screen shows before an area is chosen: where to type it, and the areas of a kind to pick from.
 * @param lost set where the link names an area that the atlas does not hold
 */
export function ChooseArea({ lost, ...props }: Props & { readonly lost: boolean }) {
  const take = useTake()
  const kind = useKind(props)
  const { geography, areas } = kind
  const list = [...areas].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return (
    <>
      <header className="finding">
        <h1 id="finding">Which area is yours?</h1>
        <p className="subtitle">
          Type a town, a hospital, a trust or an area with its name or code, or pick one below. The atlas marks it in
          every figure, sets it beside others here, and keeps it in the link and nowhere else.
        </p>
      </header>
      {lost ? <p className="lacks">Your area is not among the areas that the atlas holds.</p> : null}
      <Fields {...props} kind={kind} />
      {list.length > mostListed ? (
        <p className="hint">{`${list.length} areas: ${geography.name}. Type the name of one.`}</p>
      ) : (
        <nav className="area-list" aria-label={geography.name}>
          {list.map(({ code, name }) => (
            <button key={code} type="button" className="button" onClick={() => take(geography.id, code)}>
              {name}
            </button>
          ))}
        </nav>
      )}
    </>
  )
}
