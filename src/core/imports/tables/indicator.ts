import { column, type TableSpec } from '../column-spec.ts'

const optional = { required: false } as const

export const indicator: TableSpec = {
  id: 'indicator',
  name: 'Indicator table',
  noun: 'Table of figures',
  knownBy: 'cells',
  asksAbout: true,
  row: 'one area, with its figure: one period a row, or one column a year, or one column a specialty',
  becomes:
    'An indicator on the map, over whatever it can be divided by. Marks such as [c], [x] and [z] keep their meaning.',
  columns: [
    column(
      'area',
      'area',
      'The area: code of any vintage, name, Welsh or former name, or a usual abbreviation.',
      'E12000004',
      {
        aliases: [
          'area code',
          'code',
          'gss code',
          'ons code',
          'geography code',
          'region code',
          'area name',
          'name',
          'region',
          'nation',
          'country',
          'health board',
          'icb',
          'ics',
          'icb code',
          'local authority',
          'la code',
          'lad code',
          'geography',
          'areacd',
          'areanm',
          'place',
          'ods code',
          'org code',
          'trust',
        ],
      },
    ),
    column('period', 'period', 'Year 2024, financial year 2024/25, month 2024-11 or day 2024-03-31.', '2024', {
      ...optional,
      aliases: ['year', 'date', 'time', 'time period', 'financial year', 'month'],
    }),
    column('specialty', 'text', 'What the figure is split by, if by anything.', '', {
      ...optional,
      aliases: ['discipline', 'group', 'category', 'staff group', 'modality', 'type', 'dimension', 'breakdown'],
    }),
    column('value', 'number', 'The figure, or [c] suppressed, [x] not published, [z] not applicable.', '12.5', {
      aliases: [
        'figure',
        'count',
        'number',
        'total',
        'wte',
        'fte',
        'headcount',
        'rate',
        'percent',
        'percentage',
        'observation',
        'obs value',
        'amount',
        'staff',
        'vacancy rate',
      ],
    }),
    column('lower', 'number', 'Lower 95% limit, as published.', '', {
      ...optional,
      aliases: ['lower limit', 'lower ci', 'lower 95', 'lci', 'lower confidence limit', 'lower 95 ci', 'lcl'],
    }),
    column('upper', 'number', 'Upper 95% limit, as published.', '', {
      ...optional,
      aliases: ['upper limit', 'upper ci', 'upper 95', 'uci', 'upper confidence limit', 'upper 95 ci', 'ucl'],
    }),
    column('numerator', 'number', 'What was divided.', '', { ...optional, aliases: ['events', 'num'] }),
    column('denominator', 'number', 'What it was divided by.', '', { ...optional, aliases: ['denom', 'base'] }),
  ],
  examples: [
    ['Wales', '2024', '', '8.2'],
    ['Yorks & Humber', '2024', '', '[c]'],
  ],
}
