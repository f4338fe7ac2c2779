import { type DataPack, roundingText, shorthands } from './pack.ts'

const list = (lines: readonly string[], otherwise: string): string =>
  lines.length === 0 ? otherwise : lines.map((line) => `- ${line}`).join('\n')

/** What is in the pack, in words. */
export function readmeOf(pack: DataPack): string {
  const tables = pack.tables.map(({ id, title, rows }) => `csv/${id}.csv: ${title}, ${rows.length} rows`)
  return `# ${pack.title}

${pack.subtitle}

${pack.marks.map((mark) => `**${mark}.**\n\n`).join('')}${pack.scope}

Made on ${pack.made} with MPCE Atlas ${pack.appVersion}, data version ${pack.dataVersion}.
The view: ${pack.permalink}

## Files

${list(tables, '')}
- tables.xlsx, tables.ods: the same tables with a cover sheet, notes and sources
- csv-metadata.json: what each column is, for machines (W3C CSV on the Web)
${pack.geojson === null ? '' : '- areas.geojson: boundaries with the figures shown\n'}- citation.txt, citation.bib, citation.ris: how to cite

## Definitions

${list(
  pack.definitions.map(({ term, text }) => `${term}: ${text}`),
  'None.',
)}

## What is no number

${list(
  shorthands.map(({ mark, meaning }) => `${mark} ${meaning}`),
  '',
)}

## Gaps

${list(pack.gaps, 'Every area has a figure.')}

## Rounding

${roundingText}

## Read with care

${list(pack.notes, 'Nothing in particular.')}

## Sources and licences

${list(
  pack.sources.map(
    ({ publisher, title, year, licence, url }) =>
      `${publisher}: ${title}${year ? ` (${year})` : ''}. ${licence}.${url ? ` ${url}` : ''}`,
  ),
  'None.',
)}

## Cite as

${pack.citation.text}
`
}
