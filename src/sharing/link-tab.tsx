import { useMemo, useState } from 'react'
import { renderSVG } from 'uqr'
import { panelIdText } from '#core/panel/panel.ts'
import { embedCode } from '#exports/embed-code.ts'
import { fileName } from '#exports/file-name.ts'
import { saveFile } from '#io/save.ts'
import { Check } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { PrivateAddress } from './private-address.tsx'
import type { Shared } from './shared.ts'
import { useCopy } from './use-copy.ts'

/** The link to what is shown, as text, as a QR code, and as a frame for another page. */
export function LinkTab({ shared }: { readonly shared: Shared }) {
  const { permalink, plate, panel, subject } = shared
  const { said, copy } = useCopy()
  const [controls, setControls] = useState(true)
  const [locked, setLocked] = useState(false)
  const qr = useMemo(() => renderSVG(permalink, { ecc: 'L', border: 4 }), [permalink])
  const id = panelIdText(panel.id)
  const isMap = id === 'map'
  const code = embedCode(permalink, panel.titled().title, { controls, locked, panel: isMap ? null : id })
  // A frame has the panels of Coverage, and the map of Explore.
  const framed = subject.kind === 'plate' || !isMap
  return (
    <div className="link-tab">
      <PrivateAddress link={permalink} />
      <section aria-label="Link">
        <TextField label="Link to exactly this view" value={permalink} lines={3} readOnly />
        <button type="button" className="button primary" onClick={() => void copy('Link', permalink)}>
          Copy link
        </button>
      </section>
      <section aria-label="QR code">
        <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt="QR code of the link" />
        <button
          type="button"
          className="button"
          onClick={() =>
            void saveFile({
              name: fileName(plate, `qr-${panelIdText(panel.id)}`, 'svg'),
              blob: new Blob([qr], { type: 'image/svg+xml' }),
            })
          }
        >
          Save QR code
        </button>
      </section>
      <section aria-label="Embed">
        {framed ? (
          <>
            <TextField label="Code for another web page" value={code} lines={5} readOnly />
            {isMap ? (
              <>
                <Check label="With controls" checked={controls} onChange={setControls} />
                <Check label="Keep to this geography" checked={locked} onChange={setLocked} />
              </>
            ) : null}
            <button type="button" className="button" onClick={() => void copy('Embed code', code)}>
              Copy embed code
            </button>
          </>
        ) : (
          <p>
            A frame shows the map of a measure, and would show another one than this. Put its picture on the page
            instead: an SVG carries its title, sources and link.
          </p>
        )}
      </section>
      <output className="said">{said}</output>
    </div>
  )
}
