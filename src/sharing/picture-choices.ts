import type { PanelId } from '#core/panel/panel.ts'
import { type Paper, type PresetId, presets } from '#exports/picture/paper.ts'
import type { LookId } from '#exports/picture/picture.tsx'
import type { Logo, Parts } from '#figures/sheet.ts'

/** What a reader has chosen for a picture; numbers as typed, so that a half-typed one is no fault. */
export type PictureChoices = {
  readonly panel: PanelId
  readonly preset: PresetId | 'custom'
  readonly custom: { readonly width: string; readonly height: string; readonly unit: 'mm' | 'px' }
  readonly dpi: string
  readonly look: LookId
  readonly transparent: boolean
  /** Null: as the figure has it. */
  readonly title: string | null
  readonly subtitle: string | null
  readonly parts: Omit<Parts, 'logo'>
  readonly logo: Logo | null
}

export const firstChoices = (panel: PanelId, look: LookId): PictureChoices => ({
  panel,
  preset: 'a4-portrait',
  custom: { width: '160', height: '120', unit: 'mm' },
  dpi: '300',
  look,
  transparent: false,
  title: null,
  subtitle: null,
  parts: { legend: true, closeUp: true, scaleBar: true, labels: true, source: false, qr: false },
  logo: null,
})

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))

/** The paper that the choices ask for. A preset keeps its own pixels where it is counted in pixels. */
export function paperOf({ preset, custom, dpi }: PictureChoices): Paper {
  if (preset === 'custom')
    return { width: numberOf(custom.width), height: numberOf(custom.height), unit: custom.unit, dpi: numberOf(dpi) }
  const { paper } = presets[preset]
  return paper.unit === 'mm' ? { ...paper, dpi: numberOf(dpi) } : paper
}
