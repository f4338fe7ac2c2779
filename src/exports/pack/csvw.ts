import { csvText } from '#formats/csv-text.ts'
import { type DataPack, type PackTable, shorthands } from './pack.ts'

/** A table as CSV, as any other that leaves the atlas: one header row and its rows. */
export const csvOf = ({ columns, rows }: PackTable): string => csvText([columns.map(({ name }) => name), ...rows])

const licenceUrl = (licences: readonly string[]): string | null =>
  licences.length === 1 && /^Open Government Licence v3/.test(licences[0] ?? '')
    ? 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
    : null

/** What the tables are, for machines: W3C Metadata Vocabulary for Tabular Data. Shorthand is declared as null, so that numbers stay numbers. */
export function csvwOf(pack: DataPack): string {
  const licence = licenceUrl(pack.licences)
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': pack.title,
    'dc:description': [...pack.marks, pack.subtitle, pack.scope].join('. '),
    'dc:publisher': { 'schema:name': pack.sources.map(({ publisher }) => publisher).join('; ') },
    'dc:modified': { '@value': pack.made, '@type': 'xsd:date' },
    ...(licence ? { 'dc:license': { '@id': licence } } : { 'dc:rights': pack.licences.join('; ') }),
    'dc:source': pack.permalink,
    tables: pack.tables.map((table) => ({
      url: `csv/${table.id}.csv`,
      'dc:title': table.title,
      dialect: { encoding: 'utf-8', header: true, headerRowCount: 1, delimiter: ',', lineTerminators: ['\r\n'] },
      tableSchema: {
        columns: table.columns.map(({ name, title, datatype, description }) => ({
          name,
          titles: [name, title].filter((one, at, all) => all.indexOf(one) === at),
          'dc:description': description,
          datatype: datatype === 'date' ? { base: 'date', format: 'yyyy-MM-dd' } : datatype,
          ...(datatype === 'string' ? {} : { null: shorthands.map(({ mark }) => mark) }),
          required: false,
        })),
        ...(table.key.length > 0 ? { primaryKey: [...table.key] } : {}),
      },
    })),
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
