import { useEffect, useMemo, useState } from 'react'
import { renderSVG } from 'uqr'
import { withoutNotes } from '#core/story/begin.ts'
import { readingLink } from '#core/story/place.ts'
import type { Scene, Story } from '#core/story/story.ts'
import { linkedStory, originOf } from '#core/story/whose.ts'
import { permalink } from '#io/address.ts'
import { isPrivateAddress, publicPlace } from '#io/public-address.ts'
import { writeStoryLink } from '#io/story-link.ts'

/** Most characters of an address as a QR code: with more its squares are too small for a phone in the back row. */
const longestCode = 1200

/** An address that phones can open, or why there is none. */
type CodeAddress = { readonly address: string } | { readonly why: string }

const tooLong = (length: number | null): CodeAddress => ({
  why: `No QR code: this story is not part of the atlas, and ${
    length === null ? 'it is' : `at ${length.toLocaleString('en-GB')} characters its link is`
  } too long for one, of which a phone reads ${longestCode.toLocaleString('en-GB')}. Hand it on as a file or a link from the editor.`,
})

const addressOf = (story: string, scene: string): string =>
  permalink(publicPlace(document, window.location), readingLink(story, scene))

/** A story of the reader's own is in this browser alone, so that its address must hold it whole. */
async function wholeAddress(story: Story, scene: string): Promise<CodeAddress> {
  const fragment = await writeStoryLink(withoutNotes(story))
  if (fragment === null) return tooLong(null)
  const address = addressOf(linkedStory, scene) + fragment
  return address.length > longestCode ? tooLong(address.length) : { address }
}

/** The address of a scene to be read on a phone; null while it is being written. */
function useCodeAddress(story: Story, scene: string): CodeAddress | null {
  const isShipped = originOf(story.id) === 'shipped'
  const [whole, setWhole] = useState<CodeAddress | null>(null)
  useEffect(() => {
    if (isShipped) return
    let isGone = false
    wholeAddress(story, scene).then(
      (found) => isGone || setWhole(found),
      () => isGone || setWhole({ why: 'No QR code: this browser cannot write the story into a link.' }),
    )
    return () => {
      isGone = true
    }
  }, [isShipped, story, scene])
  return isShipped ? { address: addressOf(story.id, scene) } : whole
}

function Code({ address, isShort }: { readonly address: string; readonly isShort: boolean }) {
  const code = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(address))}`, [address])
  const told = isPrivateAddress(address)
    ? 'This address works on this computer or in this network only.'
    : isShort
      ? address
      : 'The whole story is in this code, without notes.'
  return (
    <>
      <img src={code} alt={isShort ? `QR code of ${address}` : 'QR code of this scene, with its story'} />
      <p>{told}</p>
    </>
  )
}

/** The address of a scene as a QR code, to be read on a phone; or in words why there is none. */
export function SceneCode({ story, scene }: { readonly story: Story; readonly scene: Scene }) {
  const found = useCodeAddress(story, scene.id)
  return (
    <div className="hall-code" role="status">
      {found === null ? null : 'why' in found ? (
        <p className="hall-code-why">{found.why}</p>
      ) : (
        <Code address={found.address} isShort={originOf(story.id) === 'shipped'} />
      )}
    </div>
  )
}
