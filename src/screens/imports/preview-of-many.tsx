import { useEffect, useState } from 'react'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { topologyPathOf } from '#core/catalogue/topology-path.ts'
import { counted } from '#core/domain/counted.ts'
import { periodText } from '#core/domain/period.ts'
import type { Draft } from '#core/imports/draft.ts'
import { measureOf, numberText } from '#core/plate/measure.ts'
import { rampOf, type Theme } from '#figures/theme.ts'
import type { ClassPicture } from '#io/shelf/class-picture.ts'
import { inShelfWorker } from '#io/shelf/in-worker.ts'
import { type PreviewView, previewFiles } from './preview-plate.ts'

type PictureProps = { readonly picture: ClassPicture; readonly view: PreviewView; readonly theme: Theme }

/** A map of thousands of areas with its key: as many elements as it has classes. */
export function PictureOfMany({ picture, view: { resolved }, theme }: PictureProps) {
  const { width, height, classes, bare } = picture
  const measure = measureOf(
    resolved,
    classes.flatMap(({ lower, upper }) => [lower, upper]),
  )
  const colours = rampOf(theme, 'sequential', classes.length)
  const title = `${measure.name}, ${periodText(resolved.period ?? '')}`
  const limits = ({ lower, upper }: (typeof classes)[number], isLast: boolean) => {
    const [from, to] = [numberText(lower, measure), numberText(upper, measure)]
    return lower === upper ? from : `${from} to ${isLast ? '' : 'under '}${to}`
  }
  const key = classes.map((one, at) => ({ ...one, fill: colours[at], words: limits(one, at === classes.length - 1) }))
  const all = [...key, ...(bare.areas > 0 ? [{ ...bare, fill: theme.land, words: 'No figure' }] : [])]
  return (
    <figure className="preview-map" aria-label={`Preview: ${title}`}>
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={title}>
        <rect x={-4} y={-4} width={width + 8} height={height + 8} fill={theme.sea} />
        {all.map(({ words, fill, areas, d }) => (
          <path key={words} data-areas={areas} d={d} fill={fill} />
        ))}
      </svg>
      <figcaption>
        {title} <span className="hint">{`${measure.unit}, ${resolved.geography.name}`}</span>
        <ul className="preview-key">
          {all.map(({ words, fill, areas }) => (
            <li key={words}>
              <svg viewBox="0 0 12 12" width={12} height={12} aria-hidden="true">
                <rect width={12} height={12} fill={fill} stroke={theme.muted} />
              </svg>
              {` ${words}: ${counted(areas, 'area')}`}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** What a worker has made of a draft; `failed` where it could not. */
type Made = ClassPicture | 'failed' | null

function usePicture(draft: Draft, view: PreviewView): Made {
  const [picture, setPicture] = useState<Made>(null)
  useEffect(() => {
    let isLeft = false
    const { geography, view: asked } = view.resolved
    const path = topologyPathOf(view.merged, geography.id)
    const [, file] = previewFiles(draft, view)[0] ?? []
    const made = (one: Made) => {
      if (!isLeft) setPicture(one)
    }
    setPicture(null)
    // Classes of the map that the atlas opens with.
    const options = { method: 'ckmeans', classes: asked.classes } as const
    inShelfWorker((client) => client.call('picture', [path, file as IndicatorFile, options])).then(made, () =>
      made('failed'),
    )
    return () => {
      isLeft = true
    }
  }, [draft, view])
  return picture
}

type Wanted = { readonly draft: Draft; readonly view: PreviewView; readonly theme: Theme }

/** The map of a draft with thousands of areas: classed and drawn in a worker, as either would hold up the page. */
export function PreviewOfMany({ draft, view, theme }: Wanted) {
  const picture = usePicture(draft, view)
  if (picture === 'failed') return <p className="hint">The map could not be drawn; the figures are not affected.</p>
  if (!picture) return <p className="hint">The map is being drawn.</p>
  return <PictureOfMany picture={picture} view={view} theme={theme} />
}
