import type { LonLat } from '#core/domain/area.ts'
import { roundDegrees } from '#core/domain/round-degrees.ts'
import { longestSiteName, mostEdits, type WhatIfEdit } from '#core/view/coverage-view.ts'
import { freeSiteId } from './sites.ts'

/** Another site, with a machine to begin with. @returns the edits as they were when there is no room for more */
export function withSite(
  edits: readonly WhatIfEdit[],
  name: string,
  at: LonLat,
  taken: readonly { readonly id: string }[],
): readonly WhatIfEdit[] {
  if (edits.length >= mostEdits) return edits
  const id = freeSiteId([...taken, ...edits.flatMap((edit) => (edit.kind === 'add' ? [edit] : []))])
  const words = name.slice(0, longestSiteName)
  return [
    ...edits,
    { kind: 'add', id, name: words, at: [roundDegrees(at[0]), roundDegrees(at[1])], machines: 2, staff: 0 },
  ]
}

/** A site that is closed; one that was only imagined is no longer imagined. */
export function withoutSite(edits: readonly WhatIfEdit[], site: string): readonly WhatIfEdit[] {
  const others = edits.filter((edit) => (edit.kind === 'add' ? edit.id !== site : edit.site !== site))
  const imagined = edits.some((edit) => edit.kind === 'add' && edit.id === site)
  return imagined || edits.length >= mostEdits ? others : [...others, { kind: 'close', site }]
}

/** Changes the machines or staff of a site: one edit per site, removed when the changes cancel out. */
export function withSupply(
  edits: readonly WhatIfEdit[],
  site: string,
  kind: 'machines' | 'staff',
  by: number,
): readonly WhatIfEdit[] {
  const imagined = edits.findIndex((edit) => edit.kind === 'add' && edit.id === site)
  if (imagined >= 0)
    return edits.map((edit, at) =>
      at === imagined && edit.kind === 'add' ? { ...edit, [kind]: Math.max(0, edit[kind] + by) } : edit,
    )
  const known = edits.findIndex((edit) => edit.kind === kind && edit.site === site)
  if (known < 0) return edits.length >= mostEdits ? edits : [...edits, { kind, site, by }]
  return edits.flatMap((edit, at): WhatIfEdit[] => {
    if (at !== known || edit.kind !== kind) return [edit]
    return edit.by + by === 0 ? [] : [{ ...edit, by: edit.by + by }]
  })
}

/** "added: Shrewsbury, 2 machines", "closed: Some hospital", "Some hospital: 1 machine fewer" */
export function editText(edit: WhatIfEdit, nameOf: (site: string) => string): string {
  if (edit.kind === 'add') {
    const staff = edit.staff > 0 ? `, ${edit.staff} WTE` : ''
    return `Added: ${edit.name}, ${edit.machines} ${edit.machines === 1 ? 'machine' : 'machines'}${staff}`
  }
  if (edit.kind === 'close') return `Closed: ${nameOf(edit.site)}`
  const size = Math.abs(edit.by)
  const unit = edit.kind === 'staff' ? 'WTE' : size === 1 ? 'machine' : 'machines'
  return `${nameOf(edit.site)}: ${size} ${unit} ${edit.by > 0 ? 'more' : 'fewer'}`
}
