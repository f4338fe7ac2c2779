import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { heightsOf, presetIds, presets } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import type { SheetUse } from '#figures/sheet.ts'
import { Check, Choice, Segmented } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { changeOfPreset, type PictureChoices, useOf } from './picture-choices.ts'
import { readLogo } from './read-logo.ts'

type Props = {
  readonly choices: PictureChoices
  readonly panels: readonly Panel[]
  /** Whether the map is moved nearer than all of it. */
  readonly near: boolean
  /** Whether the map has so many areas in London that it can show it larger. */
  readonly inLondon: boolean
  readonly titles: { readonly title: string; readonly subtitle: string }
  readonly onChange: (change: Partial<PictureChoices>) => void
}

const looks = (Object.keys(lookNames) as LookId[]).map((id) => ({ id, name: lookNames[id] }))
const units = [
  { id: 'mm', name: 'mm' },
  { id: 'px', name: 'px' },
] as const

const groups: readonly { readonly name: string; readonly use: readonly SheetUse[]; readonly ids: RegExp }[] = [
  { name: 'Documents', use: ['page'], ids: /^word/ },
  { name: 'Slides and posters', use: ['slide', 'poster'], ids: /./ },
  { name: 'Figure for a paper (caption apart)', use: ['paper'], ids: /./ },
  { name: 'Columns and sheets', use: ['page'], ids: /^(?!word)/ },
]

const sizeGroups = groups.map(({ name, use, ids }) => ({
  name,
  options: presetIds
    .filter((id) => use.includes(presets[id].use) && ids.test(id))
    .map((id) => ({ id, name: presets[id].label })),
}))

function CustomSize({ choices: { custom }, onChange }: Pick<Props, 'choices' | 'onChange'>) {
  const set = (change: Partial<PictureChoices['custom']>) => onChange({ custom: { ...custom, ...change } })
  return (
    <div className="pair">
      <TextField label="Width" value={custom.width} numeric onChange={(width) => set({ width })} />
      <TextField label="Height" value={custom.height} numeric onChange={(height) => set({ height })} />
      <Segmented label="Unit" value={custom.unit} list={units} onChange={(unit) => set({ unit })} />
    </div>
  )
}

function Size({ choices, onChange }: Pick<Props, 'choices' | 'onChange'>) {
  const { preset, height, dpi, parts } = choices
  const inPixels = preset !== 'custom' && presets[preset].paper.unit === 'px'
  const heights = preset === 'custom' ? null : heightsOf(preset)
  const free = preset !== 'custom' && presets[preset].use === 'paper'
  return (
    <>
      <Choice
        label="Size"
        value={preset}
        groups={[...sizeGroups, { name: 'Other', options: [{ id: 'custom', name: 'Own size' }] }]}
        onChange={(id) => {
          const known = presetIds.find((one) => one === id)
          onChange(known ? changeOfPreset(known, parts) : { preset: 'custom' })
        }}
      />
      {preset === 'custom' ? <CustomSize choices={choices} onChange={onChange} /> : null}
      {heights ? (
        <TextField
          label={`Height, ${heights[0]} to ${heights[1]} mm${free ? '; empty for as high as it needs' : ''}`}
          value={height}
          numeric
          onChange={(text) => onChange({ height: text })}
        />
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

/** The words above the figure, or above its caption. */
function Titles({ choices, titles, onChange }: Pick<Props, 'choices' | 'titles' | 'onChange'>) {
  return (
    <>
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
    </>
  )
}

/** Everything that can be chosen about a picture. */
export function PictureOptions(props: Props) {
  const { choices, panels, near, inLondon, onChange } = props
  const { parts } = choices
  const part = (id: keyof typeof parts, label: string) => (
    <Check label={label} checked={parts[id]} onChange={(on) => onChange({ parts: { ...parts, [id]: on } })} />
  )
  const chosen = panelIdText(choices.panel)
  const isMap = chosen === 'map'
  const isWhole = !(near && parts.closeUp)
  const captioned = useOf(choices) === 'paper'
  return (
    <div className="picture-options">
      <Choice
        label="Figure"
        value={chosen}
        list={panels.map(({ id, label, lacks }) => ({
          id: panelIdText(id),
          name: lacks === null ? label : `${label} (${lacks})`,
          disabled: lacks !== null,
        }))}
        onChange={(text) => {
          const panel = panels.find(({ id }) => panelIdText(id) === text)
          if (panel) onChange({ panel: panel.id, title: null, subtitle: null })
        }}
      />
      <Size {...props} />
      <Titles {...props} />
      <Segmented label="Colours" value={choices.look} list={looks} onChange={(look) => onChange({ look })} />
      <Check
        label="Transparent background"
        checked={choices.transparent}
        onChange={(transparent) => onChange({ transparent })}
      />
      <Check label="PPTX as one picture, not shapes" checked={choices.flat} onChange={(flat) => onChange({ flat })} />
      <fieldset className="field">
        <legend className="label">Shown</legend>
        {isMap && near ? part('closeUp', 'As near as on the screen') : null}
        {isMap ? part('legend', 'Legend') : null}
        {isMap ? part('ranking', 'Ranking beside the map') : null}
        {isMap ? part('scaleBar', 'Scale bar') : null}
        {isMap && isWhole && inLondon ? part('london', 'London larger, in an inset') : null}
        {isMap && isWhole ? part('shetland', 'Orkney and Shetland in an inset, which leaves the rest more room') : null}
        {part('labels', isMap ? 'Names and labels' : 'Selection')}
        {captioned ? null : part('source', 'Notes and sources in full')}
        {captioned ? null : part('qr', 'QR code of the link')}
      </fieldset>
      <LogoField {...props} />
    </div>
  )
}
