import { endSentence } from '#core/domain/letters.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { PictureInput } from './picture.tsx'

/** The caption of a figure that has no words of its own: what is shown, who produced it, and where it can be seen. */
export function captionOf({ panel, title, subtitle, permalink }: PictureInput): string {
  const plate = panel.titled()
  const { sources, boundaryCredit, cautions, dataVersion } = plate.trust
  const licences = licenceLine(sources)
  return [
    endSentence(title ?? plate.title),
    endSentence(subtitle ?? plate.subtitle),
    ...markTexts(plate).map(endSentence),
    ...cautions.map(({ text }) => endSentence(text)),
    endSentence(`Source: ${sourceLine(sources) || 'none'}`),
    ...(licences ? [endSentence(licences)] : []),
    endSentence(boundaryCredit),
    `Drawn with MPCE Atlas, data version ${dataVersion}: ${permalink}`,
  ].join(' ')
}
