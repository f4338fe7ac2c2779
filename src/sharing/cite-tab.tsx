import { type CitationInput, citationBibtex, citationRis, citationText } from '#core/cite/cite.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { fileName } from '#exports/file-name.ts'
import { saveFile } from '#io/save.ts'
import { TextField } from '#ui/text-field.tsx'
import { PrivateAddress } from './private-address.tsx'
import type { Shared } from './shared.ts'
import { useCopy } from './use-copy.ts'

const styles = [
  { id: 'text', name: 'Text', write: citationText, ending: 'txt', type: 'text/plain' },
  { id: 'bibtex', name: 'BibTeX', write: citationBibtex, ending: 'bib', type: 'application/x-bibtex' },
  { id: 'ris', name: 'RIS', write: citationRis, ending: 'ris', type: 'application/x-research-info-systems' },
] as const

/** How to cite what is shown: who produced the figures first, then the atlas. */
export function CiteTab({ shared }: { readonly shared: Shared }) {
  const { said, copy } = useCopy()
  const { permalink, panel } = shared
  const titled = panel.titled()
  const { trust, title } = titled
  const cited: CitationInput = {
    sources: trust.sources,
    title,
    dataVersion: trust.dataVersion,
    permalink,
    accessed: new Date(),
  }
  return (
    <div className="cite-tab">
      <PrivateAddress link={permalink} />
      <p>Cite the producers of the figures first, then the atlas that drew them.</p>
      {styles.map(({ id, name, write, ending, type }) => (
        <div key={id} className="cited">
          <TextField label={name} value={write(cited)} lines={6} readOnly />
          <button type="button" className="button" onClick={() => void copy(name, write(cited))}>
            {`Copy ${name}`}
          </button>
          <button
            type="button"
            className="button"
            onClick={() =>
              void saveFile({
                name: fileName(titled, `citation-${panelIdText(panel.id)}`, ending),
                blob: new Blob([write(cited)], { type }),
              })
            }
          >
            {`Save ${name}`}
          </button>
        </div>
      ))}
      <output className="said">{said}</output>
    </div>
  )
}
