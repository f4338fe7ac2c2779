import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'

/** Public keys by their fingerprints, of which some may be left out. */
export function KeyChoices({
  legend,
  known,
  open,
  left,
  onLeft,
  from = () => ', published so far',
}: {
  readonly legend: string
  readonly known: readonly string[]
  readonly open: readonly string[]
  readonly left: readonly string[]
  readonly onLeft: (left: readonly string[]) => void
  /** Where a key that is not open comes from. */
  readonly from?: (key: string) => string
}) {
  return (
    <fieldset className="desk-choices">
      <legend className="label">{legend}</legend>
      {known.map((key) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={!left.includes(key)}
            onChange={({ target }) => onLeft(target.checked ? left.filter((one) => one !== key) : [...left, key])}
          />
          <span>
            <code>{fingerprintOf(key)}</code>
            {open.includes(key) ? ', open' : from(key)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
