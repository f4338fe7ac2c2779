import address from 'virtual:lone-file'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Mark } from '#core/domain/cell.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { linksOf } from '#core/story/check.ts'
import { sceneView } from '#core/story/scene-view.ts'
import { type Picture, playedScenes, type Story } from '#core/story/story.ts'
import { isOwnPath } from '#io/shelf/own-files.ts'
import { type FoundPanels, LinkLoader } from './use-claims.tsx'

const picturesOf = (story: Story): readonly Picture[] =>
  playedScenes(story).flatMap(({ picture, steps }) =>
    [picture, ...steps.map((step) => step.picture)].filter((one) => one !== null),
  )

/** Every view that the scenes show, or in which their claims stand. */
const viewsOf = (story: Story): readonly string[] => [
  ...new Set([...picturesOf(story).map(({ link }) => link), ...playedScenes(story).flatMap(linksOf)]),
]

/** The files of every choice of what the scenes show: a question from the hall may ask for any. */
function choicesOf(story: Story, catalogue: Catalogue): readonly string[] {
  const shown = new Set(
    picturesOf(story).flatMap(({ link }) => {
      const found = sceneView(link, catalogue)
      return found.ok ? [found.view.indicator] : []
    }),
  )
  return catalogue.indicators.flatMap(({ id, files }) =>
    shown.has(id) ? Object.values(files).map(({ path }) => path) : [],
  )
}

/** The kinds of files that figures are made of, as queries name them (`state/queries.ts`, `state/coverage-queries.ts`, `state/use-scenario.ts`). */
const kinds = new Set<unknown>([
  'geography',
  'topology',
  'dataset',
  'sites',
  'library',
  'standing',
  'demand',
  'travel',
  'scenario',
])

/** The files that are read for what is on the page: the story itself, and the view that is being gathered. */
const pathsRead = (client: QueryClient): readonly string[] =>
  client
    .getQueryCache()
    .getAll()
    .flatMap((query) => {
      const [kind, path] = query.queryKey
      return kinds.has(kind) && typeof path === 'string' && path !== '' && query.isActive() ? [path] : []
    })

/** Calls back once nothing is on its way any more. @returns a function that gives it up */
function whenQuiet(client: QueryClient, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    // One file may lead to another, which is asked for when the page has seen the first.
    if (client.isFetching() === 0) timer = setTimeout(() => client.isFetching() === 0 && act())
  }
  const stop = client.getQueryCache().subscribe(look)
  look()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** What a story shows: the files behind it, and the marks that its figures bear. */
export type ShownFiles = { readonly paths: readonly string[]; readonly marks: readonly Mark[] }

type Props = {
  readonly story: Story
  readonly catalogue: Catalogue
  readonly onProgress: (share: number) => void
  readonly onDone: (shown: ShownFiles) => void
}

function marksIn(story: Story, found: ReadonlyMap<string, FoundPanels>): readonly Mark[] {
  const marks = picturesOf(story).flatMap(({ link, panel }) => {
    const panels = found.get(link) ?? ''
    return typeof panels === 'string' ? [] : (panels.find(({ id }) => panelIdText(id) === panel)?.titled().marks ?? [])
  })
  return [...new Set(marks)]
}

/** Shows one view after the other until nothing is on its way for it any more, and notes what was read. Shows nothing. */
export function LoneGather({ story, catalogue, onProgress, onDone }: Props) {
  const client = useQueryClient()
  const [views] = useState(() => viewsOf(story))
  const [at, setAt] = useState(0)
  const [found, setFound] = useState<ReadonlyMap<string, FoundPanels>>(new Map())
  const [paths] = useState(() => new Set(['data/catalogue.json', ...choicesOf(story, catalogue)]))
  const take = useCallback(
    (link: string, panels: FoundPanels) =>
      setFound((known) => (known.get(link) === panels ? known : new Map(known).set(link, panels))),
    [],
  )
  const link = views[at]
  const isFound = link !== undefined && found.has(link)
  useEffect(() => {
    if (!isFound) return
    return whenQuiet(client, () => {
      for (const path of pathsRead(client)) paths.add(path)
      onProgress((at + 1) / views.length)
      setAt(at + 1)
    })
  }, [isFound, at, views, client, paths, onProgress])
  const isDone = link === undefined
  useEffect(() => {
    if (isDone) onDone({ paths: [...paths], marks: marksIn(story, found) })
  }, [isDone, found, paths, story, onDone])
  return link === undefined ? null : <LinkLoader key={link} link={link} catalogue={catalogue} onFound={take} />
}

const textOf = async (path: string, signal: AbortSignal): Promise<string> => {
  const response = await fetch(new URL(path, document.baseURI), { signal })
  if (!response.ok) throw new Error(`${path} could not be read (status ${response.status})`)
  return response.text()
}

/** The page that a story leaves in, and the texts of the files that it shows. @throws Error in words where the story may not leave whole */
export async function loneParts({ paths }: ShownFiles, signal: AbortSignal) {
  if (paths.some(isOwnPath))
    throw new Error(
      'it shows figures of your own data or of a members’ pack, which such a file would carry whole. Slides and handout carry only what is shown',
    )
  const [page, ...texts] = await Promise.all([address, ...paths].map((path) => textOf(path, signal)))
  return { page: page ?? '', files: new Map(paths.map((path, at) => [path, texts[at] ?? ''])) }
}
