import { heightsOf, type Paper, type PresetId, presets } from './paper.ts'
import { fitsPaper, type PictureInput } from './picture.tsx'

/** A size at which a figure has its room. */
export type FittingSize = { readonly preset: PresetId; readonly paper: Paper }

const step = 10

/** The heights that a preset may have, from its own upwards. */
function higher(preset: PresetId, from: number): readonly FittingSize[] {
  const heights = heightsOf(preset)
  const { paper } = presets[preset]
  if (!heights || paper.height === null) return [{ preset, paper }]
  const first = Math.max(heights[0], Math.ceil((from + 0.1) / step) * step)
  const count = Math.max(0, Math.floor((heights[1] - first) / step) + 1)
  return Array.from({ length: count }, (_, at) => ({ preset, paper: { ...paper, height: first + at * step } }))
}

const next: Readonly<Record<PictureInput['use'], readonly PresetId[]>> = {
  page: ['word-half', 'word-page', 'a4-portrait', 'a4-landscape', 'a3-portrait', 'a3-landscape', 'poster'],
  paper: ['paper-85', 'paper-90', 'paper-140', 'paper-150', 'paper-170', 'paper-190'],
  slide: ['word-half', 'word-page', 'a4-landscape', 'a3-landscape'],
  poster: ['a3-portrait', 'a3-landscape', 'a4-portrait'],
}

/** The smallest size, the asked preset's own heights first, at which a figure has its room in legible type; null if there is none. */
export function fittingSize(input: PictureInput, preset: PresetId | null): FittingSize | null {
  const { paper, use } = input
  const others = next[use].filter((id) => id !== preset).map((id) => ({ preset: id, paper: presets[id].paper }))
  const own = preset ? higher(preset, paper.unit === 'mm' ? (paper.height ?? 0) : 0) : []
  const enough = ({ preset: id, paper: size }: FittingSize) =>
    fitsPaper({ ...input, paper: size, use: presets[id].use })
  return [...own, ...others].find(enough) ?? null
}
