import type { Area } from '#core/domain/area.ts'
import { Choice } from '#ui/choice.tsx'

/** Which areas lie wholly in the frame on every screen: an extent, so that a laptop, a projector and a phone show the same of the map. */
export function FrameField({
  frame,
  areas,
  onChange,
}: {
  readonly frame: readonly string[]
  readonly areas: readonly Pick<Area, 'code' | 'name'>[]
  readonly onChange: (frame: readonly string[]) => void
}) {
  const nameOf = (code: string) => areas.find((one) => one.code === code)?.name ?? code
  const others = areas.filter(({ code }) => !frame.includes(code)).toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <fieldset className="field edit-frame">
      <legend className="label">Areas in the frame</legend>
      {frame.length === 0 ? <p className="hint">All of the map.</p> : null}
      <ul className="edit-chips">
        {frame.map((code) => (
          <li key={code}>
            <button
              type="button"
              className="button"
              aria-label={`Take ${nameOf(code)} out of the frame`}
              onClick={() => onChange(frame.filter((one) => one !== code))}
            >
              {nameOf(code)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <Choice
          label="Add an area"
          value=""
          list={[{ id: '', name: 'Choose' }, ...others.map(({ code, name }) => ({ id: code, name }))]}
          onChange={(code) => (code === '' ? undefined : onChange([...frame, code]))}
        />
      )}
    </fieldset>
  )
}
