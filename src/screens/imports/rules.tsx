import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { type DisclosurePolicy, parsePolicy } from '#core/disclosure/policy.ts'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'

/** A number of the rules. It counts once it is whole and within its bounds; until then the field says so. */
function NumberField({
  label,
  value,
  bounds: [least, most],
  step = 1,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly bounds: readonly [number, number]
  readonly step?: number
  readonly onChange: (value: number) => void
}) {
  return (
    <Field label={label}>
      {(labelled) => (
        <input
          key={value}
          {...labelled}
          className="input"
          type="number"
          min={least}
          max={most}
          step={step}
          defaultValue={value}
          onBlur={({ target }) => {
            const next = target.valueAsNumber
            if (target.checkValidity() && Number.isFinite(next) && next !== value) onChange(next)
            else target.value = String(value)
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') currentTarget.blur()
          }}
        />
      )}
    </Field>
  )
}

type RuleId = 'persons' | 'departments' | 'dominance' | 'closeness' | 'complementary' | 'rounding'

const isOfDefault = (policy: DisclosurePolicy) =>
  (['persons', 'departments', 'dominance', 'closeness', 'complementary', 'rounding'] as const).every(
    (id) => JSON.stringify(policy[id]) === JSON.stringify(defaultPolicy[id]),
  )

/** Rules that are no longer the default do not go by its name. */
const named = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  name: isOfDefault(policy) ? defaultPolicy.name : 'Rules of our own',
})

/**
 * The rules by which small figures are withheld, each with its source. A number that is changed needs a source or a reason of its own: the field
 * is there, and the default's source does not go on to speak for it.
 */
export function Rules({
  policy,
  asked = 'of returns',
  onChange,
}: {
  readonly policy: DisclosurePolicy
  /** A table of counts does not say which departments stand behind a figure: the rules about departments are not asked of it. */
  readonly asked?: 'of returns' | 'of counts'
  readonly onChange: (policy: DisclosurePolicy) => void
}) {
  const set = <Id extends RuleId>(id: Id, part: Partial<DisclosurePolicy[Id]>) => {
    const rule = { ...policy[id], ...part }
    const same = JSON.stringify({ ...rule, source: '' }) === JSON.stringify({ ...defaultPolicy[id], source: '' })
    const isDefaultSource = rule.source === defaultPolicy[id].source
    const source = same
      ? defaultPolicy[id].source
      : isDefaultSource
        ? 'set by the curator, no source given'
        : rule.source
    const parsed = parsePolicy(named({ ...policy, [id]: { ...rule, source } }), 'rules')
    if (parsed.ok) onChange(parsed.value)
  }
  const source = (id: RuleId, title: string) => (
    <SourceField
      title={title}
      value={policy[id].source}
      isDefault={policy[id].source === defaultPolicy[id].source}
      onChange={(text) => set(id, { source: text })}
    />
  )
  const { persons, departments, dominance, closeness, complementary, rounding } = policy
  const ofReturns = asked === 'of returns'
  return (
    <details className="rules">
      <summary>{`Disclosure rules: ${policy.name}`}</summary>
      <p className="hint">
        Small figures are suppressed before anything is kept or shown. The rules are kept with this version; they can be
        changed until it is accepted.
      </p>
      <fieldset>
        <legend>Minimum number of persons</legend>
        <NumberField
          label="Suppress figures of fewer persons than"
          value={persons.fewest}
          bounds={[1, 100]}
          onChange={(fewest) => set('persons', { fewest })}
        />
        {source('persons', 'minimum number of persons')}
      </fieldset>
      {ofReturns ? (
        <>
          <fieldset>
            <legend>Minimum number of departments</legend>
            <NumberField
              label="Suppress figures of fewer departments than"
              value={departments.fewest}
              bounds={[1, 20]}
              onChange={(fewest) => set('departments', { fewest })}
            />
            {source('departments', 'minimum number of departments')}
          </fieldset>
          <fieldset>
            <legend>Dominance (n,k) rule</legend>
            <Check
              label="Suppress what few departments hold"
              checked={dominance.on}
              onChange={(on) => set('dominance', { on })}
            />
            <NumberField
              label="The largest departments, how many"
              value={dominance.largest}
              bounds={[1, 5]}
              onChange={(largest) => set('dominance', { largest })}
            />
            <NumberField
              label="hold at most, in percent"
              value={dominance.percent}
              bounds={[1, 100]}
              onChange={(percent) => set('dominance', { percent })}
            />
            {source('dominance', 'dominance')}
          </fieldset>
          <fieldset>
            <legend>p% rule</legend>
            <Check
              label="Suppress what one department could estimate of another"
              checked={closeness.on}
              onChange={(on) => set('closeness', { on })}
            />
            <NumberField
              label="Closer than, in percent"
              value={closeness.percent}
              bounds={[1, 100]}
              onChange={(percent) => set('closeness', { percent })}
            />
            {source('closeness', 'closeness')}
          </fieldset>
        </>
      ) : null}
      <fieldset>
        <legend>Secondary suppression</legend>
        <NumberField
          label="Persons: no range narrower than"
          value={complementary.width}
          bounds={[1, 1000]}
          onChange={(width) => set('complementary', { width })}
        />
        {ofReturns ? (
          <>
            <NumberField
              label="WTE: no range narrower than"
              value={complementary.othersWidth}
              bounds={[0.1, 1000]}
              step={0.1}
              onChange={(othersWidth) => set('complementary', { othersWidth })}
            />
            <Check
              label="A single department’s figure protects no other"
              checked={complementary.singletons}
              onChange={(singletons) => set('complementary', { singletons })}
            />
          </>
        ) : null}
        {source('complementary', 'secondary suppression')}
      </fieldset>
      {ofReturns ? (
        <fieldset>
          <legend>Rounding</legend>
          <Check
            label="Round headcounts"
            checked={rounding.base !== null}
            onChange={(on) => set('rounding', { base: on ? 5 : null })}
          />
          {rounding.base === null ? null : (
            <NumberField
              label="To the nearest multiple of"
              value={rounding.base}
              bounds={[2, 100]}
              onChange={(base) => set('rounding', { base })}
            />
          )}
          {source('rounding', 'rounding')}
        </fieldset>
      ) : null}
      {isOfDefault(policy) ? null : (
        <div className="actions">
          <button type="button" className="button" onClick={() => onChange(defaultPolicy)}>
            Back to the default rules
          </button>
        </div>
      )}
    </details>
  )
}

function SourceField({
  title,
  value,
  isDefault,
  onChange,
}: {
  readonly title: string
  readonly value: string
  readonly isDefault: boolean
  readonly onChange: (text: string) => void
}) {
  if (isDefault) return <p className="hint">{value}</p>
  return (
    <Field
      label={
        <>
          Source or reason<span className="quiet">{` for ${title}`}</span>
        </>
      }
    >
      {(labelled) => (
        <textarea
          key={value}
          {...labelled}
          className="input"
          rows={2}
          defaultValue={value}
          onBlur={({ target }) => {
            const text = target.value.trim()
            if (text !== '' && text !== value) onChange(text)
            else target.value = value
          }}
        />
      )}
    </Field>
  )
}
