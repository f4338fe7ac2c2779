import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { readingLink } from '#core/story/place.ts'
import type { Story } from '#core/story/story.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import { makeStoryFile, type StoryFormat, storyDocumentName, storyFormats } from '#exports/story/make-story-file.ts'
import { storyPages } from '#exports/story/story-pages.ts'
import { permalink } from '#io/address.ts'
import { loadPart } from '#io/load-part.ts'
import { isPrivateAddress, publicPlace } from '#io/public-address.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { Progress } from '#sharing/progress.tsx'
import { useWork } from '#sharing/use-work.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { Check } from '#ui/choice.tsx'
import type { Gathered } from './gather.tsx'
import type { ShownFiles } from './lone-gather.tsx'
import type { Claims } from './use-claims.tsx'

const loneGather = () => import('./lone-gather.tsx')
const LoneGather = lazyPart('One file', async () => (await loneGather()).LoneGather)
const Gather = lazyPart('The figures of the story', async () => (await import('./gather.tsx')).Gather)

type Props = { readonly story: Story; readonly catalogue: Catalogue; readonly claims: Claims }

/** A wish for what the story shows, and who waits for it. */
type Wish<Found> = {
  readonly onProgress: (share: number) => void
  readonly resolve: (found: Found) => void
}

/** Gathers figures and the check of the claims when a file is asked for. */
function useGathering({ story, catalogue, claims }: Props) {
  const [wish, setWish] = useState<Wish<Gathered> | null>(null)
  const [gathered, setGathered] = useState<Gathered | null>(null)
  const setFound = useCallback((found: Gathered) => setGathered(() => found), [])
  const latest = useRef(claims)
  latest.current = claims
  useEffect(() => {
    if (!wish || !gathered || !claims.done) return
    wish.resolve(gathered)
    setWish(null)
  }, [wish, gathered, claims.done])
  const gather = ({ signal, onProgress }: Work): Promise<Gathered> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        setWish(null)
        reject(signal.reason)
      })
      setWish({ onProgress, resolve })
    })
  const loader =
    wish && !gathered ? (
      <Suspense fallback={null}>
        <Gather story={story} catalogue={catalogue} onProgress={wish.onProgress} onDone={setFound} />
      </Suspense>
    ) : null
  return { gather, loader, checked: (scene: string) => latest.current.checked(scene) ?? [] }
}

/** A story as one page that needs no network. */
function useLoneFile({ story, catalogue }: Props) {
  const [wish, setWish] = useState<Wish<ShownFiles> | null>(null)
  const shownBy = ({ signal, onProgress }: Work): Promise<ShownFiles> =>
    new Promise((resolve, reject) => {
      const end = () => setWish(null)
      signal.addEventListener('abort', () => {
        end()
        reject(signal.reason)
      })
      const done = (shown: ShownFiles) => {
        end()
        resolve(shown)
      }
      setWish({ onProgress, resolve: done })
    })
  const make = async (withNotes: boolean, work: Work) => {
    const shown = await shownBy(work)
    const { loneParts } = await loadPart('One file', loneGather)
    const { page, files } = await loneParts(shown, work.signal)
    const { origin, pathname } = publicPlace(document, window.location)
    const atlas = isPrivateAddress(`${origin}${pathname}`) ? null : `${origin}${pathname}`
    const { loneStory } = await loadPart('One file', () => import('#exports/story/lone-file.ts'))
    const text = loneStory(page, { story, withNotes, atlas, files })
    const name = storyDocumentName(story, 'one file', 'html', { marks: shown.marks, withNotes })
    return { name, blob: new Blob([text], { type: 'text/html' }) }
  }
  const loader = wish ? (
    <Suspense fallback={null}>
      <LoneGather story={story} catalogue={catalogue} onProgress={wish.onProgress} onDone={wish.resolve} />
    </Suspense>
  ) : null
  return { make, loader }
}

/** A story as slides, as a handout and as one file, with the notes or without. */
export function StoryDocuments(props: Props) {
  const { story, catalogue } = props
  const [withNotes, setNotes] = useState(false)
  const [flat, setFlat] = useState(false)
  const runner = useWork()
  const { gather, loader, checked } = useGathering(props)
  const linkOf = (scene: string) => permalink(publicPlace(document, window.location), readingLink(story.id, scene))
  const save = (format: StoryFormat) =>
    runner.run(`Making the ${storyFormats[format].what}`, async (work) => {
      const pictureOf = await gather({ ...work, onProgress: (share) => work.onProgress(share * 0.5) })
      const pages = storyPages(story, { pictureOf, checked, linkOf })
      const told = { story, dataVersion: catalogue.version, made: new Date(), pages, withNotes, flat }
      const file = await makeStoryFile(format, told, {
        ...work,
        onProgress: (share) => work.onProgress(0.5 + share * 0.5),
      })
      return (await saveFile(file)) ? `${file.name} saved` : keptHere
    })
  const lone = useLoneFile(props)
  const saveLone = () =>
    runner.run('Making the file', async (work) => {
      const file = await lone.make(withNotes, work)
      return (await saveFile(file)) ? `${file.name} saved` : keptHere
    })
  const busy = runner.state.busy !== null
  return (
    <>
      <p className="presenting-ways">
        {(Object.keys(storyFormats) as StoryFormat[]).map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={busy}
            title={storyFormats[format].hint}
            onClick={() => void save(format)}
          >
            {storyFormats[format].label}
          </button>
        ))}
        <button
          type="button"
          className="button"
          disabled={busy}
          title="A page to open from a stick or a mail: scenes, maps, charts and the speaker’s window, without any network"
          onClick={() => void saveLone()}
        >
          One file (HTML)
        </button>
      </p>
      <div className="presenting-ways">
        <Check label="With the speaker’s notes" checked={withNotes} onChange={setNotes} />
        <Check label="Slides with pictures in place of shapes" checked={flat} onChange={setFlat} />
      </div>
      <Progress runner={runner} />
      {loader}
      {lone.loader}
    </>
  )
}
