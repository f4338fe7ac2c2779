import { appVersion } from '#core/domain/app-version.ts'
import { slug } from '#core/domain/slug.ts'
import type { Source } from '#core/domain/source.ts'

/** The parts of a citation. */
export type CitationInput = {
  readonly sources: readonly Source[]
  /** Title of the figure. */
  readonly title: string
  readonly dataVersion: string
  readonly permalink: string
  /** The day the reader saw the figure. */
  readonly accessed: Date
}

type Entry = {
  readonly key: string
  readonly author: string
  readonly title: string
  /** Year as the source states it, or null. */
  readonly year: string | null
  readonly url: string | null
  readonly licence: string | null
  readonly note: string | null
}

const dayText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A hash of eight digits (FNV-1a) that keeps the keys of entries apart. */
function digits(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** One entry for each original producer, in the order in which most figures come from them, then one for the atlas. */
function entriesOf({ sources, title, dataVersion, permalink, accessed }: CitationInput): readonly Entry[] {
  return [
    ...sources.map((source) => ({
      key: slug(source.id),
      author: source.publisher,
      title: source.title,
      // A reader's own file has no year but that in which it was read.
      year: source.year?.replace('read in ', '') ?? null,
      url: source.url,
      licence: source.licence,
      note: null,
    })),
    {
      // The hash keeps two figures cited on one day apart in a reference list.
      key: `mpce-atlas-${accessed.toISOString().slice(0, 10)}-${digits(`${title} ${permalink}`)}`,
      author: 'MPCE Atlas',
      title,
      year: String(accessed.getUTCFullYear()),
      url: permalink,
      licence: null,
      note: `Version ${appVersion}, data version ${dataVersion}`,
    },
  ]
}

/** Formats the citation for a reference list, one entry a line. */
export function citationText(cited: CitationInput): string {
  const accessed = dayText.format(cited.accessed)
  return entriesOf(cited)
    .map(({ author, title, year, url, licence, note }) =>
      [
        `${author}${year ? ` (${year})` : ' (no date)'}.`,
        `${title}${/[.?!]$/.test(title) ? '' : '.'}`,
        note ? `${note}.` : '',
        licence ? `Licence: ${licence}.` : '',
        url ? `${url} (accessed ${accessed}).` : `Accessed ${accessed} through MPCE Atlas.`,
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n')
}

const texEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const tex = (text: string): string => text.replace(/[\\{}%&#_$~^]/g, (letter) => texEscapes[letter] ?? letter)

/** Formats the citation for BibTeX and BibLaTeX. Double braces around a publisher's name stop BibTeX from reading it as a person's. */
export function citationBibtex(cited: CitationInput): string {
  const day = cited.accessed.toISOString().slice(0, 10)
  return entriesOf(cited)
    .map(({ key, author, title, year, url, licence, note }) => {
      const fields: readonly (readonly [string, string | null])[] = [
        ['author', `{${tex(author)}}`],
        ['title', `{${tex(title)}}`],
        ['year', year],
        ['url', url],
        ['urldate', day],
        [
          'note',
          [note, licence ? `Licence: ${licence}` : '']
            .filter(Boolean)
            .map((part) => tex(part ?? ''))
            .join('; ') || null,
        ],
      ]
      const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]))
      return `@misc{${key},\n${lines.join(',\n')}\n}`
    })
    .join('\n\n')
    .concat('\n')
}

/** Formats the citation as RIS for reference managers: one record a source, two-letter tags, lines ending in CRLF. */
export function citationRis(cited: CitationInput): string {
  const day = cited.accessed.toISOString().slice(0, 10).replaceAll('-', '/')
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
  return entriesOf(cited)
    .flatMap(({ author, title, year, url, licence, note }) => {
      const tags: readonly (readonly [string, string | null])[] = [
        ['TY', 'DATA'],
        ['AU', author],
        ['TI', title],
        ['PY', /\d{4}/.exec(year ?? '')?.[0] ?? null],
        ['PB', author],
        ['UR', url],
        ['Y2', day],
        ['N1', [note, licence ? `Licence: ${licence}` : ''].filter(Boolean).join('; ') || null],
        ['ER', ''],
      ]
      return tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${oneLine(value)}`]))
    })
    .join('\r\n')
    .concat('\r\n')
}
