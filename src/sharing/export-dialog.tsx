import './sharing.css'
import { Suspense, useMemo, useState } from 'react'
import { lazyPart } from '#state/lazy-part.ts'
import { Segmented } from '#ui/choice.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { BriefTab } from './brief-tab.tsx'
import { CiteTab } from './cite-tab.tsx'
import { DataTab } from './data-tab.tsx'
import { LinkTab } from './link-tab.tsx'
import { PictureTab } from './picture-tab.tsx'
import { type Asked, sharedOf } from './shared.ts'
import type { Subject } from './subject.ts'

const StoryTab = lazyPart('The way into a story', async () => (await import('./story-tab.tsx')).StoryTab)

const tabs = {
  picture: { name: 'Picture', Tab: PictureTab },
  brief: { name: 'Brief', Tab: BriefTab },
  data: { name: 'Data', Tab: DataTab },
  link: { name: 'Link and embed', Tab: LinkTab },
  cite: { name: 'Cite', Tab: CiteTab },
  story: { name: 'Story', Tab: StoryTab },
} as const

export type TabId = keyof typeof tabs
const tabList = (Object.keys(tabs) as TabId[]).map((id) => ({ id, name: tabs[id].name }))

/** Everything that can be taken away from what is shown. */
export function ExportDialog({
  subject,
  panel,
  tab: first,
  about,
  look,
  onClose,
}: Asked & {
  readonly subject: Subject
  readonly tab: TabId
  readonly onClose: () => void
}) {
  const [tab, setTab] = useState<TabId>(first)
  const shared = useMemo(() => sharedOf(subject, { panel, about, look }), [subject, panel, about, look])
  const { Tab } = tabs[tab]
  return (
    <Dialog title="Export and share" wide onClose={onClose}>
      <div className="sharing">
        <Segmented label="Export" showLabel={false} value={tab} list={tabList} onChange={setTab} />
        <Suspense fallback={null}>
          <Tab shared={shared} />
        </Suspense>
      </div>
    </Dialog>
  )
}
