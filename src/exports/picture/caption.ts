import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { PictureInput } from './picture.tsx'

const stopped = (words: string): string => `${words.replace(/[.\s]+$/, '')}.`

/** The caption of a figure that has no words of its own: what is shown, who produced it, and where it can be seen. */
export function captionOf({ panel, title, subtitle, permalink }: PictureInput): string {
  const plate = panel.titled()
  const { sources, boundaryCredit, cautions, dataVersion } = plate.trust
  const licences = licenceLine(sources)
  return [
    stopped(title ?? plate.title),
    stopped(subtitle ?? plate.subtitle),
    ...markTexts(plate).map(stopped),
    ...cautions.map(({ text }) => stopped(text)),
    stopped(`Source: ${sourceLine(sources) || 'none'}`),
    ...(licences ? [stopped(licences)] : []),
    stopped(boundaryCredit),
    `Drawn with MPCE Atlas, data version ${dataVersion}: ${permalink}`,
  ].join(' ')
}
