import type { Catalogue } from '#core/catalogue/schemas.ts'
import { PlaceSearch } from '#parts/place-search.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'

type Props = { readonly shown: LoadedPlate; readonly catalogue: Catalogue }

/** So many areas can be listed as buttons; more are found by name. */
const mostListed = 60

/** Finds the reader's area by the name of a place in it, or by its own name or code. */
export function FindArea({ shown, catalogue }: Props) {
  const go = useGo()
  const { plate, atlas, resolved } = shown
  const take = (geography: string, code: string) => go({ mine: `${geography}!${code}`, geography, selected: [] })
  const kinds = catalogue.geographies.filter(({ areas }) => areas > 1)
  return (
    <div className="find-area">
      <Choice
        label="Kind of area"
        value={plate.geography.id}
        list={kinds.map(({ id, name }) => ({ id, name }))}
        onChange={(geography) => go({ geography, mine: null, selected: [] })}
      />
      <div className="field">
        <span className="label" aria-hidden="true">
          My area
        </span>
        <PlaceSearch
          areas={atlas.areas}
          geography={plate.geography}
          offers={kinds.map((geography) => ({ geography, areas: geography.areas }))}
          resolved={resolved}
          catalogue={catalogue}
          placesOnly
          onPick={(code) => take(plate.geography.id, code)}
          onOpen={take}
        />
      </div>
    </div>
  )
}

/** What the screen shows before an area is chosen: where to type it, and the areas of a kind to pick from. */
export function ChooseArea({ shown, catalogue }: Props) {
  const go = useGo()
  const { plate, atlas } = shown
  const { geography } = plate
  const list = [...atlas.areas].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return (
    <>
      <header className="finding">
        <h1 id="finding">Which area is yours?</h1>
        <p className="subtitle">
          Type a town, a hospital, a trust or an area with its name or code, or pick one below. The atlas marks it in
          every figure, sets it beside others here, and keeps it in the link and nowhere else.
        </p>
      </header>
      <FindArea shown={shown} catalogue={catalogue} />
      {list.length > mostListed ? (
        <p className="hint">{`${list.length} areas: ${geography.name}. Type the name of one.`}</p>
      ) : (
        <nav className="area-list" aria-label={geography.name}>
          {list.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              className="button"
              onClick={() => go({ mine: `${geography.id}!${code}`, geography: geography.id, selected: [] })}
            >
              {name}
            </button>
          ))}
        </nav>
      )}
    </>
  )
}
