import { setCurator, useCurator } from '#state/curator-store.ts'
import { Notice } from '#ui/notice.tsx'

/** Warning above every screen while true values are shown. It cannot be dismissed; only leaving curator mode removes it. */
export function CuratorMark() {
  const { isOn, shown } = useCurator()
  if (!isOn) return null
  return (
    <Notice action={{ label: 'Show protected values', onClick: () => setCurator(false) }}>
      <strong>Curator mode: true values.</strong>{' '}
      {shown > 0
        ? 'Figures that would be suppressed are on this screen. What you save, copy or share is made from protected figures; a picture taken of the screen is not.'
        : 'They stand under “Your data” alone: this screen shows protected figures.'}
    </Notice>
  )
}
