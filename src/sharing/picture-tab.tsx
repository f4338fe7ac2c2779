import { useCallback, useMemo, useState } from 'react'
import { findPanel } from '#core/panel/panel.ts'
import { captionOf } from '#exports/picture/caption.ts'
import { type FittingSize, fittingSize } from '#exports/picture/fitting.ts'
import { paperProblem } from '#exports/picture/paper.ts'
import { fitsPaper, type PictureInput } from '#exports/picture/picture.tsx'
import { hasLondon } from '#figures/map/insets.tsx'
import { TextField } from '#ui/text-field.tsx'
import { PictureActions } from './picture-actions.tsx'
import { firstChoices, heightProblem, type PictureChoices, paperOf, rememberChoices, useOf } from './picture-choices.ts'
import { PictureOptions } from './picture-options.tsx'
import { FitNotice, type Misfit, PicturePreview } from './preview.tsx'
import { PrivateAddress } from './private-address.tsx'
import type { Shared } from './shared.ts'
import { useCopy } from './use-copy.ts'
import { useWork } from './use-work.ts'

/** What a picture is made from, by what was chosen. */
function inputOf(shared: Shared, choices: PictureChoices, made: Date): PictureInput {
  const { plate, panels, shapes, permalink, holdsPrivate } = shared
  return {
    panel: findPanel(panels, choices.panel),
    plate,
    shapes,
    permalink,
    made,
    holdsPrivate,
    paper: paperOf(choices),
    use: useOf(choices),
    look: choices.look,
    opaque: !choices.transparent,
    flat: choices.flat,
    bare: false,
    title: choices.title,
    subtitle: choices.subtitle,
    parts: { ...choices.parts, logo: choices.logo },
  }
}

const sizeChange = ({ preset, paper }: FittingSize): Partial<PictureChoices> => ({
  preset,
  height: paper.height === null ? '' : String(paper.height),
  dpi: String(paper.dpi),
})

const presetOf = ({ preset }: PictureChoices) => (preset === 'custom' ? null : preset)

/** The choices that the dialog opens with, at a size that this figure has room at. */
function opening(shared: Shared, made: Date): PictureChoices {
  const choices = firstChoices(shared.panel.id, shared.look)
  const input = inputOf(shared, choices, made)
  if (input.panel.lacks !== null || heightProblem(choices) || paperProblem(input.paper) || fitsPaper(input))
    return choices
  const size = fittingSize(input, presetOf(choices))
  return size ? { ...choices, ...sizeChange(size) } : choices
}

/** The words of a figure that carries none, to stand below it. */
function Caption({ input }: { readonly input: PictureInput }) {
  const { said, copy } = useCopy()
  const text = captionOf(input)
  return (
    <div className="caption">
      <TextField label="Caption" value={text} lines={4} readOnly />
      <button type="button" className="button" onClick={() => void copy('Caption', text)}>
        Copy caption
      </button>
      <output className="said">{said}</output>
    </div>
  )
}

/** For the keyboard, ahead of the choices. */
const SkipToSaving = () => (
  <button
    type="button"
    className="skip"
    onClick={() => document.querySelector<HTMLElement>('.share-actions :enabled')?.focus()}
  >
    Skip to saving
  </button>
)

/** A figure as a picture: what it shows, at what size, in which format. */
export function PictureTab({ shared }: { readonly shared: Shared }) {
  const made = useMemo(() => new Date(), [])
  const [choices, setChoices] = useState<PictureChoices>(() => opening(shared, made))
  const [misfit, setMisfit] = useState<Misfit | null>(null)
  const runner = useWork()
  const input = useMemo(() => inputOf(shared, choices, made), [shared, choices, made])
  const change = useCallback((part: Partial<PictureChoices>) => setChoices((known) => ({ ...known, ...part })), [])
  const problem = heightProblem(choices) ?? paperProblem(input.paper)
  // At a size of one's own a figure may have smaller type; at one with a name it keeps what the name promises.
  const refused = problem ?? (misfit && choices.preset !== 'custom' ? 'The figure does not fit this size' : null)
  return (
    <div className="picture-tab">
      <SkipToSaving />
      <div>
        <PicturePreview input={input} preset={presetOf(choices)} problem={problem} onFit={setMisfit} />
        {misfit && problem === null ? (
          <FitNotice misfit={misfit} use={input.use} onTake={(size) => change(sizeChange(size))} />
        ) : null}
        {input.parts.qr && input.use !== 'paper' ? <PrivateAddress link={input.permalink} /> : null}
        {input.use === 'paper' ? <Caption input={input} /> : null}
      </div>
      <PictureOptions
        choices={choices}
        panels={shared.panels}
        near={shared.plate.view.bounds !== null}
        inLondon={hasLondon(shared.plate)}
        titles={input.panel.titled()}
        onChange={change}
      />
      <PictureActions
        shared={shared}
        panel={input.panel}
        input={input}
        problem={refused}
        isOwnSize={choices.preset === 'custom'}
        runner={runner}
        onTaken={() => rememberChoices(choices)}
      />
    </div>
  )
}
