import { column, type TableSpec } from '../column-spec.ts'

const optional = { required: false } as const

export const sites: TableSpec = {
  id: 'sites',
  name: 'Sites',
  row: 'one site',
  becomes: 'Points on the map.',
  columns: [
    column('name', 'text', 'The site.', 'Example Hospital', {
      aliases: ['site', 'site name', 'hospital', 'hospital name', 'centre'],
    }),
    column('provider', 'text', 'The trust or board that runs it.', 'Example NHS Foundation Trust', {
      ...optional,
      aliases: ['trust', 'organisation', 'org', 'board', 'employer', 'parent'],
    }),
    column('town', 'text', 'The town.', 'Exampleton', { ...optional, aliases: ['city', 'place', 'locality'] }),
    column('latitude', 'number', 'Latitude in degrees, or the northing of the National Grid in metres.', '52.95', {
      aliases: ['lat', 'y', 'northing', 'northings'],
    }),
    column('longitude', 'number', 'Longitude in degrees (west is negative), or the easting in metres.', '-1.18', {
      aliases: ['lon', 'lng', 'long', 'x', 'easting', 'eastings'],
    }),
    column('machines', 'whole', 'Machines at the site.', '6', {
      ...optional,
      aliases: ['linacs', 'units', 'number of machines', 'machine count', 'scanners'],
    }),
    column('recorded', 'period', 'When this was so.', '2025', { ...optional, aliases: ['year', 'date', 'as at'] }),
  ],
  examples: [],
}

export const travelTimes: TableSpec = {
  id: 'travel-times',
  name: 'Travel times',
  row: 'one way from an area to a site',
  becomes: 'Minutes from each area to its nearest site, on the map and for Coverage.',
  columns: [
    column('area', 'area', 'Where people start: code or name.', 'E06000001', {
      aliases: ['origin', 'from', 'area code', 'origin code', 'lsoa', 'msoa', 'code', 'lad'],
    }),
    column('site', 'text', 'Where they go: the name of the site.', 'Example Hospital', {
      aliases: ['destination', 'to', 'site name', 'hospital', 'centre'],
    }),
    column('minutes', 'number', 'Minutes on the way.', '35', {
      aliases: ['time', 'travel time', 'duration', 'mins', 'minutes by car', 'drive time', 'travel minutes'],
    }),
    column('mode', 'text', 'How: car, public transport.', 'car', {
      ...optional,
      aliases: ['transport', 'by', 'travel mode'],
    }),
  ],
  examples: [],
}
