import { columnSpec, optional, type TableSpec } from '../column-spec.ts'

export const people: TableSpec = {
  id: 'people',
  name: 'People by place',
  noun: 'People',
  row: 'one place where people live, with its point',
  becomes: 'The people whom sites reach, for Coverage, in place of the towns of the atlas.',
  columns: [
    columnSpec('code', 'text', 'A code of its own for each place.', 'E02000001', {
      aliases: ['id', 'msoa', 'lsoa', 'msoa21cd', 'lsoa21cd', 'place code'],
    }),
    columnSpec('latitude', 'number', 'Latitude in degrees, or the northing of the National Grid in metres.', '51.515', {
      aliases: ['lat', 'y', 'northing', 'northings'],
    }),
    columnSpec('longitude', 'number', 'Longitude in degrees (west is negative), or the easting in metres.', '-0.095', {
      aliases: ['lon', 'lng', 'long', 'x', 'easting', 'eastings'],
    }),
    columnSpec('people', 'number', 'People who live there.', '7200', { aliases: ['population', 'residents'] }),
    columnSpec('people_65_plus', 'number', 'Of them aged 65 and over.', '900', {
      aliases: ['older', 'aged 65 plus', 'aged 65 and over', '65 plus'],
    }),
    columnSpec('new_cancers', 'number', 'New cancers a year among them.', '40', { aliases: ['cancers', 'cases'] }),
    columnSpec('name', 'text', 'The name of the place.', 'City of London 001', {
      ...optional,
      aliases: ['place', 'place name', 'msoa21nm', 'lsoa21nm'],
    }),
    columnSpec(
      'area',
      'area',
      'The upper-tier authority that it lies in; else that of the nearest town.',
      'E09000001',
      {
        ...optional,
        aliases: ['area code', 'authority', 'authority code', 'utla', 'utla code'],
      },
    ),
    columnSpec('period', 'period', 'The year of the figures.', '2022', { ...optional, aliases: ['year', 'date'] }),
  ],
  examples: [],
}
