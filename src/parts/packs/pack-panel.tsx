import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { MembersPack } from '#core/catalogue/pack.ts'
import { counted } from '#core/domain/counted.ts'
import type { Protected } from '#core/domain/protected.ts'
import { type ReleaseFinding, toldWords } from '#core/imports/release-check.ts'
import { hasShelf } from '#io/shelf/own-files.ts'
import { type OpenPack, packs } from '#state/pack-store.ts'
import { Notice } from '#ui/notice.tsx'
import { PackMake } from './pack-make.tsx'
import { type ListedPack, PackOpen } from './pack-open.tsx'
import './packs.css'

const lockedWords = {
  'by-hand': 'Locked. What was open has been forgotten.',
  idle: 'Locked after 15 minutes without a sign of you. What was open has been forgotten.',
  closed: 'Locked when the page was left. What was open has been forgotten.',
} as const

/** What a pack discloses to holders of this browser's releases. Compares values only: without returns there is nothing to audit. */
function PackTold({ pack }: { readonly pack: OpenPack['pack'] }) {
  const [told, setTold] = useState<ReleaseFinding | null>(null)
  useEffect(() => {
    let isGone = false
    const ask = async () => {
      const found = (await hasShelf()) ? await (await import('#io/shelf/releases.ts')).toldByPack(pack) : null
      if (!isGone) setTold(found)
    }
    // Without a local store nothing has left.
    ask().catch(() => {})
    return () => {
      isGone = true
    }
  }, [pack])
  if (!told) return null
  const limits = 'A pack holds no returns, so that what follows from several figures together cannot be audited.'
  return <Notice>{`${toldWords(told, 'this pack')} ${limits}`}</Notice>
}

function OpenPacks({ open }: { readonly open: readonly OpenPack[] }) {
  return (
    <section className="pack-open-list" aria-label="Open packs">
      <ul>
        {open.map(({ id, pack }) => (
          <li key={id}>
            <strong>{pack.title}</strong>
            <span className="hint">
              {`${counted(pack.indicators.length, 'indicator', 'indicators')}, made ${pack.made}, ${counted(pack.protection.withheld, 'place', 'places')} suppressed under the policy “${pack.protection.policy}”`}
            </span>
            <PackTold pack={pack} />
          </li>
        ))}
      </ul>
      <p>
        What is in them is in every menu and on every map now, in place of figures of the same name that the atlas has.
      </p>
      <p className="hint">
        Open in the memory of this page only. Locked by itself after 15 minutes without a sign of you.
      </p>
      <button type="button" className="button" onClick={() => packs.lock('by-hand')}>
        Lock now
      </button>
    </section>
  )
}

/**
 * Members' packs: open, list, lock and make them. Independent of the rest of the app; the packable data and the host's list are passed in.
 * @param given a pack dropped elsewhere on the page; the panel scrolls into view with it
 * @param source the protected dataset for a new pack; null when there is none
 */
export function PackPanel({
  source,
  listed = [],
  given = null,
}: {
  readonly source: Protected<MembersPack> | null
  readonly listed?: readonly ListedPack[]
  readonly given?: File | null
}) {
  const { open, locked } = useStore(packs.store)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The lock button is gone and took the keyboard focus with it.
    if (locked === 'by-hand') heading.current?.focus()
  }, [locked])
  return (
    <section className="packs" aria-labelledby="packs-title">
      <h2 id="packs-title" ref={heading} tabIndex={-1}>
        Members’ packs
      </h2>
      <p>
        A pack is one encrypted file of protected figures. It is opened in this browser; neither the pack nor its
        passphrase leaves it.
      </p>
      {locked === null ? null : <Notice>{lockedWords[locked]}</Notice>}
      {open.length > 0 ? <OpenPacks open={open} /> : null}
      <PackOpen listed={listed} given={given} />
      {source ? <PackMake pack={source} /> : null}
    </section>
  )
}
