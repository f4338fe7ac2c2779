import { columnSpec, optional, type TableSpec } from '../column-spec.ts'

export const sites: TableSpec = {
  id: 'sites',
  name: 'Sites',
  noun: 'Sites',
  row: 'one site',
  becomes: 'Points on the map, and for Coverage.',
  columns: [
    columnSpec('name', 'text', 'The site.', 'Example Hospital', {
      aliases: ['site', 'site name', 'hospital', 'hospital name', 'centre', 'organisation name'],
    }),
    columnSpec('provider', 'text', 'The trust or board that runs it.', 'Example NHS Foundation Trust', {
      ...optional,
      aliases: ['trust', 'organisation', 'org', 'board', 'employer', 'parent', 'parent name'],
    }),
    columnSpec('town', 'text', 'The town.', 'Exampleton', { ...optional, aliases: ['city', 'place', 'locality'] }),
    columnSpec('latitude', 'number', 'Latitude in degrees, or the northing of the National Grid in metres.', '52.95', {
      aliases: ['lat', 'y', 'northing', 'northings'],
    }),
    columnSpec('longitude', 'number', 'Longitude in degrees (west is negative), or the easting in metres.', '-1.18', {
      aliases: ['lon', 'lng', 'long', 'x', 'easting', 'eastings'],
    }),
    columnSpec('machines', 'whole', 'Machines at the site.', '6', {
      ...optional,
      aliases: ['linacs', 'units', 'number of machines', 'machine count', 'scanners'],
    }),
    columnSpec('staff', 'number', 'WTE at the site.', '31.5', {
      ...optional,
      aliases: ['wte', 'staff wte', 'wte in post'],
    }),
    columnSpec('id', 'text', 'A short id of its own, by which tables of travel times name it.', 'example-hospital', {
      ...optional,
      aliases: ['site id', 'code', 'site code'],
    }),
    columnSpec(
      'area',
      'area',
      'The upper-tier authority that it stands in; else that of the nearest town.',
      'E06000018',
      {
        ...optional,
        aliases: ['area code', 'authority', 'authority code', 'utla', 'utla code'],
      },
    ),
    columnSpec('recorded', 'period', 'When this was so.', '2025', { ...optional, aliases: ['year', 'date', 'as at'] }),
  ],
  examples: [],
}

export const travelTimes: TableSpec = {
  id: 'travel-times',
  name: 'Travel times',
  noun: 'Travel times',
  row: 'one way from an area or a place to a site',
  becomes: 'Minutes from each area to its nearest site on the map, and all ways for Coverage.',
  columns: [
    columnSpec(
      'area',
      'area',
      'Where people start: code or name of an area, or code of a place in your table of people.',
      'E06000001',
      {
        aliases: ['origin', 'from', 'area code', 'origin code', 'lsoa', 'msoa', 'code', 'lad'],
      },
    ),
    columnSpec('site', 'text', 'Where they go: the name or the id of the site.', 'Example Hospital', {
      aliases: ['destination', 'to', 'site name', 'site id', 'hospital', 'centre'],
    }),
    columnSpec('minutes', 'number', 'Minutes on the way.', '35', {
      aliases: ['time', 'travel time', 'duration', 'mins', 'minutes by car', 'drive time', 'travel minutes'],
    }),
    columnSpec('mode', 'text', 'How: car, public transport.', 'car', {
      ...optional,
      aliases: ['transport', 'by', 'travel mode'],
    }),
  ],
  examples: [],
}
