import { type ReactNode, useCallback, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import type { Panel } from '#core/panel/panel.ts'
import { LinkLoader } from '../use-claims.tsx'

/** What the view of a scene holds, to choose figures and areas from. */
export type ScenePanels = {
  /** Null while they load; words where there are none. */
  readonly panels: readonly Panel[] | string | null
  readonly areas: readonly Pick<Area, 'code' | 'name' | 'bounds'>[]
  /** To be rendered: loads them. */
  readonly loader: ReactNode
}

/** Loads the panels of a link; nothing for null. */
export function useScenePanels(link: string | null, catalogue: Catalogue): ScenePanels {
  const [found, setFound] = useState<{ readonly link: string; readonly panels: readonly Panel[] | string } | null>(null)
  const onFound = useCallback((of: string, panels: readonly Panel[] | string) => setFound({ link: of, panels }), [])
  const panels = found !== null && found.link === link ? found.panels : null
  const plate = typeof panels === 'string' ? null : panels?.[0]?.titled()
  return {
    panels,
    areas: plate ? plate.areas.map(({ area }) => area) : [],
    loader: link === null ? null : <LinkLoader key={link} link={link} catalogue={catalogue} onFound={onFound} />,
  }
}
