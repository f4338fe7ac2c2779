import { columnSpec, optional, type TableSpec } from '../column-spec.ts'

export const nhsWorkforce: TableSpec = {
  id: 'nhs-workforce',
  name: 'NHS England workforce statistics, staff excluding medical',
  noun: 'NHS workforce file',
  row: 'one combination of organisation, staff group, level and band, as in the monthly file',
  becomes:
    'A new period of MPCE staff, skill mix and pay bands beside September 2017, by trust, board, NHS England region and ITL1 region; and all NHS staff excluding medical, FTE, by region, board and area of work.',
  oneOf: ['region', 'ics', 'org_code'],
  columns: [
    columnSpec('period', 'period', 'The month.', '2025-11', {
      ...optional,
      aliases: [
        'date',
        'month',
        'month year',
        'census date',
        'tm end date',
        'snapshot',
        'data month',
        'year month',
        'year',
      ],
    }),
    columnSpec('region', 'area', 'NHS England region: name or code.', 'Midlands', {
      ...optional,
      aliases: [
        'nhs england region',
        'nhse region',
        'region name',
        'nhse region name',
        'nhs england region name',
        'nhs england region code',
        'nhse region code',
        'hee region',
        'hee region name',
        'hee region code',
        'region code',
      ],
    }),
    columnSpec('ics', 'area', 'Integrated care system: name or code.', 'NHS Lincolnshire Integrated Care Board', {
      ...optional,
      aliases: [
        'ics name',
        'icb',
        'icb name',
        'integrated care system',
        'integrated care board',
        'ics code',
        'icb code',
        'ics23',
        'ics area',
      ],
    }),
    columnSpec('organisation', 'text', 'The organisation.', 'Example NHS Trust', {
      ...optional,
      aliases: ['org', 'org name', 'organisation name', 'trust', 'trust name', 'employer', 'reporting org name'],
    }),
    columnSpec(
      'org_code',
      'text',
      'ODS code of the organisation. It tells board and region where the file does not.',
      'RWD',
      {
        ...optional,
        aliases: [
          'organisation code',
          'trust code',
          'ods code',
          'employer code',
          'reporting org code',
          'provider code',
        ],
      },
    ),
    columnSpec('main_staff_group', 'text', 'Main staff group.', 'Scientific, therapeutic & technical staff', {
      ...optional,
      aliases: ['main staff group name', 'staff group main', 'mainstaffgroup', 'main group'],
    }),
    columnSpec('staff_group_1', 'text', 'Staff group, first level.', 'Healthcare science', {
      aliases: ['staff group', 'staffgroup1', 'staff group1', 'sg1', 'staff group level 1'],
    }),
    columnSpec('staff_group_2', 'text', 'Staff group, second level: the area of work.', 'Physiological sciences', {
      ...optional,
      aliases: [
        'area of work',
        'staffgroup2',
        'staff group2',
        'sg2',
        'staff group level 2',
        'tertiary area of work',
        'primary area of work',
      ],
    }),
    columnSpec(
      'care_setting',
      'text',
      'Care setting, which files of 2017 call area: for scientists, their area of work.',
      'Medical Physics',
      {
        ...optional,
        aliases: ['caresetting', 'setting', 'area', 'staff area'],
      },
    ),
    columnSpec('level', 'text', 'Level.', 'Healthcare scientist', {
      ...optional,
      aliases: ['staff level', 'job level', 'grade level'],
    }),
    columnSpec('afc_band', 'text', 'Agenda for Change band.', 'Band 7', {
      ...optional,
      aliases: ['band', 'afc', 'agenda for change band', 'grade', 'afc band name', 'pay band'],
    }),
    columnSpec('data_type', 'text', 'What each row counts, FTE or headcount. Rows of headcount are left out.', 'FTE', {
      ...optional,
      aliases: ['measure', 'measure type', 'metric', 'count type'],
    }),
    columnSpec('fte', 'number', 'Full-time equivalent.', '12.4', {
      aliases: ['total fte', 'fte total', 'wte', 'sum of fte', 'full time equivalent', 'total'],
    }),
  ],
  examples: [],
}
