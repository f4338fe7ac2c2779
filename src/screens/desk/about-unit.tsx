import { TextField } from '#ui/field.tsx'

/** Whose the keys are, and where sealed files go: as departments read it. */
export type AboutUnit = { readonly unit: string; readonly sendTo: string }

export function AboutUnitFields({
  about,
  onChange,
}: {
  readonly about: AboutUnit
  readonly onChange: (about: AboutUnit) => void
}) {
  return (
    <section className="desk-step" aria-labelledby="desk-about">
      <h3 id="desk-about">The unit, as departments read it</h3>
      <TextField
        label="Name of the unit, as departments know it"
        value={about.unit}
        onChange={(unit) => onChange({ ...about, unit })}
      />
      <TextField
        label="Where sealed files are to be sent"
        value={about.sendTo}
        onChange={(sendTo) => onChange({ ...about, sendTo })}
      />
    </section>
  )
}
