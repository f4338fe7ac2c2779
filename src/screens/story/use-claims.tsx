import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Panel } from '#core/panel/panel.ts'
import { type CheckedClaim, checkScene, linksOf } from '#core/story/check.ts'
import { tableIn } from '#core/story/find-table.ts'
import { sceneView } from '#core/story/scene-view.ts'
import type { Story } from '#core/story/story.ts'
import { FixedView } from '#state/fixed-view.tsx'
import { PanelsOfView, type ViewPanels } from '#state/view-panels.tsx'
import type { TellClaim } from './prose.tsx'

/** The panels of a link, or why there are none. */
export type FoundPanels = readonly Panel[] | string

export type Claims = {
  /** What the data say of the claims of a scene; null while its figures are on their way. */
  readonly checked: (scene: string) => readonly CheckedClaim[] | null
  readonly tell: (scene: string) => TellClaim
  /** Whether every scene has been checked. */
  readonly done: boolean
  /** To be rendered: loads the figures, one view after another. */
  readonly loader: React.ReactNode
}

function Report({ loaded, onFound }: { readonly loaded: ViewPanels; readonly onFound: (found: FoundPanels) => void }) {
  const { panels, busy } = loaded
  useEffect(() => {
    if (!busy) onFound(panels)
  }, [panels, busy, onFound])
  return null
}

function Failed({ fault, onFound }: { readonly fault: Error; readonly onFound: (found: FoundPanels) => void }) {
  useEffect(() => onFound(`its figures could not be read: ${fault.message}`), [fault, onFound])
  return null
}

/** Loads the panels of a link, and tells of them, or why there are none. */
export function LinkLoader({
  link,
  catalogue,
  onFound,
}: {
  readonly link: string
  readonly catalogue: Catalogue
  readonly onFound: (link: string, found: FoundPanels) => void
}) {
  const view = useMemo(() => sceneView(link, catalogue), [link, catalogue])
  const tell = useCallback((found: FoundPanels) => onFound(link, found), [link, onFound])
  const lacks = view.ok ? null : view.lacks
  useEffect(() => {
    if (lacks !== null) tell(lacks)
  }, [lacks, tell])
  if (lacks !== null) return null
  return (
    <FixedView query={link}>
      <PanelsOfView waiting={([fault]) => (fault ? <Failed fault={fault} onFound={tell} /> : null)}>
        {(loaded) => <Report loaded={loaded} onFound={tell} />}
      </PanelsOfView>
    </FixedView>
  )
}

/** Checks the claims of a story against the data, scene by scene, as the figures come in. */
export function useClaims(story: Story, catalogue: Catalogue): Claims {
  const [found, setFound] = useState<ReadonlyMap<string, FoundPanels>>(new Map())
  const onFound = useCallback(
    (link: string, one: FoundPanels) =>
      setFound((known) => (known.get(link) === one ? known : new Map([...known, [link, one]]))),
    [],
  )
  const links = useMemo(() => [...new Set(story.scenes.flatMap(linksOf))], [story])
  const next = links.find((link) => !found.has(link))
  const byScene = useMemo(
    () =>
      new Map(
        story.scenes.flatMap((scene): [string, readonly CheckedClaim[]][] => {
          if (!linksOf(scene).every((link) => found.has(link))) return []
          const checked = checkScene(({ link, panel }) => {
            const panels = found.get(link ?? scene.picture?.link ?? '') ?? 'it names no view'
            return typeof panels === 'string' ? panels : tableIn(panels, panel)
          }, scene)
          return [[scene.id, checked]]
        }),
      ),
    [story, found],
  )
  const checked = useCallback((scene: string) => byScene.get(scene) ?? null, [byScene])
  const tell = useCallback(
    (id: string): TellClaim => {
      const own = new Map(story.scenes.find((scene) => scene.id === id)?.claims.map((claim) => [claim.id, claim]))
      const states = new Map(byScene.get(id)?.map(({ claim, state }) => [claim.id, state]))
      return (name) => {
        const claim = own.get(name)
        return claim ? { claim, state: states.get(name) ?? null } : null
      }
    },
    [story, byScene],
  )
  const loader =
    next === undefined ? null : <LinkLoader key={next} link={next} catalogue={catalogue} onFound={onFound} />
  return { checked, tell, done: next === undefined, loader }
}
