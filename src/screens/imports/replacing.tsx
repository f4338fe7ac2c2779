import { useState } from 'react'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { isAgreed, type Replaced } from '#state/imports/replaced.ts'
import { freshTarget } from '#state/imports/target.ts'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

/** Asks what is to become of figures that the next version has not: none goes without an answer. */
export function Replacing({
  replaced,
  desk,
  importing,
  list,
}: {
  readonly replaced: Replaced
  readonly desk: ImportChoices
  readonly importing: Importing
  readonly list: ShelfList | null
}) {
  const [isBare, setBare] = useState(false)
  const { version, loss } = replaced
  if (loss === null) return null
  const { target } = desk
  const isChosen = isAgreed({ ...replaced, waits: false }, desk)
  const add = async () => setBare(!(await importing.addKept(version)))
  const table = desk.layer === null ? desk.mappings[desk.ticked[0] ?? -1]?.table : 'boundaries'
  return (
    <section aria-labelledby="replacing-heading">
      <h2 id="replacing-heading">{`What becomes of version ${version}?`}</h2>
      <p>{loss}</p>
      <Choice
        label={`${target.name}: replace, add or keep apart`}
        value={isChosen ? 'replace' : ''}
        list={[
          ...(isChosen ? [] : [{ id: '', name: 'Choose' }]),
          { id: 'replace', name: `Replace version ${version}: these figures go` },
          ...(desk.layer === null
            ? [{ id: 'add', name: `Add to it: read the tables of version ${version} beside these` }]
            : []),
          { id: 'apart', name: 'Keep apart: a dataset of its own' },
        ]}
        onChange={(id) => {
          if (id === 'replace') void importing.update({ agreedLoss: loss })
          else if (id === 'add') void add()
          else if (id === 'apart') void importing.update({ target: freshTarget(list, table ?? 'indicator') })
        }}
      />
      {isBare ? (
        <Notice>
          {`No table of version ${version} is kept in this browser, so there is nothing to add to. Choose its file together with this one, or keep them apart.`}
        </Notice>
      ) : null}
    </section>
  )
}
