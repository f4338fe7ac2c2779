import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { presetIds, presets } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { PictureChoices } from './picture-choices.ts'
import { readLogo } from './read-logo.ts'

type Props = {
  readonly choices: PictureChoices
  readonly panels: readonly Panel[]
  /** Whether the map is moved nearer than all of it. */
  readonly near: boolean
  readonly titles: { readonly title: string; readonly subtitle: string }
  readonly onChange: (change: Partial<PictureChoices>) => void
}

const looks = (Object.keys(lookNames) as LookId[]).map((id) => ({ id, name: lookNames[id] }))
const units = [
  { id: 'mm', name: 'mm' },
  { id: 'px', name: 'px' },
] as const

function Size({ choices, onChange }: Pick<Props, 'choices' | 'onChange'>) {
  const { preset, custom, dpi } = choices
  const inPixels = preset !== 'custom' && presets[preset].paper.unit === 'px'
  return (
    <>
      <Choice
        label="Size"
        value={preset}
        list={[...presetIds.map((id) => ({ id, name: presets[id].label })), { id: 'custom', name: 'Own size' }]}
        onChange={(id) => {
          const known = presetIds.find((one) => one === id)
          onChange(known ? { preset: known, dpi: String(presets[known].paper.dpi) } : { preset: 'custom' })
        }}
      />
      {preset === 'custom' ? (
        <div className="pair">
          <TextField
            label="Width"
            value={custom.width}
            numeric
            onChange={(width) => onChange({ custom: { ...custom, width } })}
          />
          <TextField
            label="Height"
            value={custom.height}
            numeric
            onChange={(height) => onChange({ custom: { ...custom, height } })}
          />
          <Segmented
            label="Unit"
            value={custom.unit}
            list={units}
            onChange={(unit) => onChange({ custom: { ...custom, unit } })}
          />
        </div>
      ) : null}
      {inPixels ? null : <TextField label="DPI" value={dpi} numeric onChange={(text) => onChange({ dpi: text })} />}
    </>
  )
}

function LogoField({ choices, onChange }: Pick<Props, 'choices' | 'onChange'>) {
  const [said, setSaid] = useState('')
  const read = async (file: File | undefined) => {
    if (!file) return
    try {
      onChange({ logo: await readLogo(file) })
      setSaid('')
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  return (
    <div className="field">
      <label className="label">
        Your logo (PNG or SVG, stays on this machine)
        <input
          type="file"
          className="file"
          accept="image/png,image/svg+xml"
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </label>
      {choices.logo ? (
        <button type="button" className="button" onClick={() => onChange({ logo: null })}>
          Remove the logo
        </button>
      ) : null}
      <output className="said">{said}</output>
    </div>
  )
}

/** Everything that can be chosen about a picture. */
export function PictureOptions(props: Props) {
  const { choices, panels, near, titles, onChange } = props
  const { parts } = choices
  const part = (id: keyof typeof parts, label: string) => (
    <Check label={label} checked={parts[id]} onChange={(on) => onChange({ parts: { ...parts, [id]: on } })} />
  )
  const chosen = panelIdText(choices.panel)
  const isMap = chosen === 'map'
  return (
    <div className="picture-options">
      <Choice
        label="Figure"
        value={chosen}
        list={panels.map(({ id, label, lacks }) => ({ id: panelIdText(id), name: label, disabled: lacks !== null }))}
        onChange={(text) => {
          const panel = panels.find(({ id }) => panelIdText(id) === text)
          if (panel) onChange({ panel: panel.id, title: null, subtitle: null })
        }}
        hint={panels.flatMap(({ label, lacks }) => (lacks === null ? [] : [`${label}: ${lacks}.`])).join(' ')}
      />
      <Size {...props} />
      <TextField
        label="Title"
        value={choices.title ?? titles.title}
        lines={2}
        onChange={(title) => onChange({ title })}
      />
      <TextField
        label="Subtitle"
        value={choices.subtitle ?? titles.subtitle}
        lines={2}
        onChange={(subtitle) => onChange({ subtitle })}
      />
      {choices.title !== null || choices.subtitle !== null ? (
        <button type="button" className="button" onClick={() => onChange({ title: null, subtitle: null })}>
          Back to the figure’s own titles
        </button>
      ) : null}
      <Segmented label="Colours" value={choices.look} list={looks} onChange={(look) => onChange({ look })} />
      <Check
        label="Transparent background"
        checked={choices.transparent}
        onChange={(transparent) => onChange({ transparent })}
      />
      <fieldset className="field">
        <legend className="label">Shown</legend>
        {isMap && near ? part('closeUp', 'As near as on the screen') : null}
        {isMap ? part('legend', 'Legend') : null}
        {isMap ? part('scaleBar', 'Scale bar') : null}
        {part('labels', isMap ? 'Labels of selected areas' : 'Selection')}
        {part('source', 'Sources in full')}
        {part('qr', 'QR code of the link')}
      </fieldset>
      <LogoField {...props} />
    </div>
  )
}
