import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { sceneView } from '#core/story/scene-view.ts'
import { type Picture, playedScenes, type Story } from '#core/story/story.ts'
import type { View } from '#core/view/view.ts'
import type { StoryPicture } from '#exports/story/story-pages.ts'
import type { ProbedView } from '#sharing/doctor/probe.ts'
import { ViewProbe } from '#sharing/doctor/view-probe.tsx'
import { useSceneQuery } from './scene-picture.tsx'

/** A picture with the areas that lie in its frame. */
type Wanted = { readonly picture: Picture; readonly frame: readonly string[] }

const keyOf = ({ picture, frame }: Wanted): string => JSON.stringify([picture, frame])

/** The pictures of a story by what is wanted of them. */
export type Gathered = (picture: Picture, frame: readonly string[]) => StoryPicture

/** Everything that the scenes show, each once. */
function wantedOf(story: Story): readonly Wanted[] {
  const all = playedScenes(story).flatMap(({ picture, frame, steps }) =>
    [picture, ...steps.map((step) => step.picture)].flatMap((one) => (one ? [{ picture: one, frame }] : [])),
  )
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

function pictureOf(probed: ProbedView, wanted: string): StoryPicture {
  if ('fault' in probed) return { lacks: `Its figures could not be read: ${probed.fault}` }
  const { panels, ...rest } = probed.exported
  const panel = panels.find(({ id }) => panelIdText(id) === wanted)
  const lacks = panel ? panel.lacks : `There is no figure “${wanted}”.`
  return panel && lacks === null ? { ...rest, panel } : { lacks: lacks ?? '' }
}

type OneProps = {
  readonly wanted: Wanted
  readonly catalogue: Catalogue
  readonly onFound: (wanted: Wanted, picture: StoryPicture) => void
}

function OfView({ view, ...props }: OneProps & { readonly view: View }) {
  const { wanted, catalogue, onFound } = props
  const { picture, frame } = wanted
  const query = useSceneQuery(view, { catalogue, frame, detour: null })
  const done = useCallback(
    (_: string, probed: ProbedView) => onFound(wanted, pictureOf(probed, picture.panel)),
    [wanted, picture.panel, onFound],
  )
  return query === null ? null : <ViewProbe query={query} compared={false} onProbed={done} />
}

function One(props: OneProps) {
  const { wanted, catalogue, onFound } = props
  const found = useMemo(() => sceneView(wanted.picture.link, catalogue), [wanted, catalogue])
  const lacks = found.ok ? null : found.lacks
  useEffect(() => {
    if (lacks !== null) onFound(wanted, { lacks })
  }, [lacks, wanted, onFound])
  return found.ok ? <OfView {...props} view={found.view} /> : null
}

/** Reads what the scenes of a story show, one view after the other, so that the page answers between two of them. Shows nothing. */
export function Gather({
  story,
  catalogue,
  onProgress,
  onDone,
}: {
  readonly story: Story
  readonly catalogue: Catalogue
  readonly onProgress: (share: number) => void
  readonly onDone: (gathered: Gathered) => void
}) {
  const wanted = useMemo(() => wantedOf(story), [story])
  const [found, setFound] = useState<ReadonlyMap<string, StoryPicture>>(new Map())
  const onFound = useCallback(
    (one: Wanted, picture: StoryPicture) =>
      setFound((known) => (known.has(keyOf(one)) ? known : new Map(known).set(keyOf(one), picture))),
    [],
  )
  const next = wanted.find((one) => !found.has(keyOf(one)))
  const isDone = next === undefined
  useEffect(() => {
    onProgress(wanted.length === 0 ? 1 : found.size / wanted.length)
    if (isDone)
      onDone((picture, frame) => found.get(keyOf({ picture, frame })) ?? { lacks: 'Its figures could not be read.' })
  }, [isDone, found, wanted, onProgress, onDone])
  return next ? <One key={keyOf(next)} wanted={next} catalogue={catalogue} onFound={onFound} /> : null
}
