import type { AboutUnit } from '#state/unit-desk/about-unit.ts'
import { TextField } from '#ui/text-field.tsx'

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
