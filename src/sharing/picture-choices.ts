import type { PanelId } from '#core/panel/panel.ts'
import { heightsOf, type Paper, type PresetId, presetIds, presets } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import type { Logo, Parts, SheetUse } from '#figures/sheet.ts'
import { keepChoices, keptChoices } from '#io/kept-choices.ts'

/** What a reader has chosen for a picture; numbers as typed, so that a half-typed one is no fault. */
export type PictureChoices = {
  readonly panel: PanelId
  readonly preset: PresetId | 'custom'
  /** Millimetres, for presets whose height can be chosen; empty for as high as the figure needs. */
  readonly height: string
  readonly custom: { readonly width: string; readonly height: string; readonly unit: 'mm' | 'px' }
  readonly dpi: string
  readonly look: LookId
  readonly transparent: boolean
  /** Whether a slide has the figure as one picture in place of shapes. */
  readonly flat: boolean
  /** Null: as the figure has it. */
  readonly title: string | null
  readonly subtitle: string | null
  readonly parts: Required<Omit<Parts, 'logo'>>
  readonly logo: Logo | null
}

const heightText = (preset: PresetId): string => {
  const { height } = presets[preset].paper
  return heightsOf(preset) && height !== null ? String(height) : ''
}

/** Sizes that are wider than a map is, so that the ranking stands beside it. */
const withRanking: readonly PresetId[] = ['word-half', 'word-page', 'slide', 'uhd', 'a4-landscape', 'a3-landscape']

/** What follows from the choice of a size, as long as nothing else is chosen. */
export const changeOfPreset = (preset: PresetId, parts: PictureChoices['parts']): Partial<PictureChoices> => ({
  preset,
  height: heightText(preset),
  dpi: String(presets[preset].paper.dpi),
  parts: { ...parts, ranking: withRanking.includes(preset), qr: presets[preset].use === 'slide' },
})

const name = 'picture'

/** Remembered choices that still exist. */
function remembered(): Partial<Pick<PictureChoices, 'preset' | 'height' | 'dpi' | 'look' | 'transparent' | 'parts'>> {
  const kept = keptChoices(name)
  if (typeof kept !== 'object' || kept === null) return {}
  const { preset, height, dpi, look, transparent, parts } = kept as Readonly<Record<string, unknown>>
  const known = presetIds.find((id) => id === preset)
  const asLook = (Object.keys(lookNames) as LookId[]).find((id) => id === look)
  const asParts =
    typeof parts === 'object' && parts !== null && Object.keys(firstParts).every((id) => id in parts)
      ? (parts as PictureChoices['parts'])
      : null
  return {
    ...(known && typeof height === 'string' && typeof dpi === 'string' ? { preset: known, height, dpi } : {}),
    ...(asLook ? { look: asLook } : {}),
    ...(typeof transparent === 'boolean' ? { transparent } : {}),
    ...(known && asParts ? { parts: asParts } : {}),
  }
}

const firstParts: PictureChoices['parts'] = {
  legend: true,
  closeUp: true,
  scaleBar: true,
  labels: true,
  ranking: true,
  london: true,
  shetland: false,
  source: false,
  qr: false,
}

/** The choices with which the dialog opens: those of last time in this browser, else half a page of a document. */
export const firstChoices = (panel: PanelId, look: LookId): PictureChoices => ({
  panel,
  preset: 'word-half',
  height: '',
  custom: { width: '160', height: '120', unit: 'mm' },
  dpi: '300',
  look,
  transparent: false,
  flat: false,
  title: null,
  subtitle: null,
  parts: firstParts,
  logo: null,
  ...remembered(),
})

/** Remembers what a reader chose by hand; not titles nor a logo, which are of one picture. */
export function rememberChoices({ preset, height, dpi, look, transparent, parts }: PictureChoices): void {
  if (preset !== 'custom') keepChoices(name, { preset, height, dpi, look, transparent, parts })
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))

/** The paper that the choices ask for. A preset keeps its own pixels where it is counted in pixels. */
export function paperOf({ preset, height, custom, dpi }: PictureChoices): Paper {
  if (preset === 'custom')
    return { width: numberOf(custom.width), height: numberOf(custom.height), unit: custom.unit, dpi: numberOf(dpi) }
  const { paper } = presets[preset]
  if (paper.unit !== 'mm') return paper
  const own = heightsOf(preset) ? (height.trim() === '' ? null : numberOf(height)) : paper.height
  return { ...paper, height: own, dpi: numberOf(dpi) }
}

export const useOf = ({ preset }: PictureChoices): SheetUse => (preset === 'custom' ? 'page' : presets[preset].use)

/** Why the height cannot be what was typed, or null. */
export function heightProblem({ preset, height }: PictureChoices): string | null {
  const heights = preset === 'custom' ? null : heightsOf(preset)
  if (!heights || (height.trim() === '' && preset !== 'custom' && presets[preset].use === 'paper')) return null
  const [least, most] = heights
  const asked = numberOf(height)
  return asked >= least && asked <= most ? null : `A height between ${least} and ${most} mm is needed.`
}
