import { setCurator, useCurator } from '#state/curator-store.ts'
import { Notice } from '#ui/notice.tsx'

/** Stands over everything for as long as true values are on the screen. It cannot be dismissed, only left. */
export function CuratorMark() {
  const { isOn } = useCurator()
  if (!isOn) return null
  return (
    <Notice action={{ label: 'Show protected values', onClick: () => setCurator(false) }}>
      <strong>Curator mode: true values.</strong> Figures that would be withheld are on this screen. What you save, copy
      or share is made from protected figures; a picture taken of the screen is not.
    </Notice>
  )
}
