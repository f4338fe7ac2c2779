import { columnSpec, optional, type TableSpec } from '../column-spec.ts'

export const staffRecords: TableSpec = {
  id: 'staff-records',
  name: 'Staff-record extract, for the coding check',
  noun: 'Staff records',
  row: 'one post or person, or a count of those that are coded alike',
  becomes:
    'A list of rows that look miscoded, each with the rule that says so, and their share by organisation. Nothing goes on the map.',
  columns: [
    columnSpec('organisation', 'text', 'The employer.', 'Example NHS Trust', {
      aliases: ['org', 'trust', 'employer', 'org name', 'organisation name', 'employing organisation', 'org code'],
    }),
    columnSpec('occupation_code', 'text', 'NHS Occupation Code.', 'UAA', {
      aliases: ['occ code', 'occupation', 'occcode', 'nhs occupation code', 'occupational code', 'occ'],
    }),
    columnSpec('staff_group', 'text', 'Staff group.', 'Healthcare Scientists', {
      ...optional,
      aliases: ['staffgroup', 'main staff group'],
    }),
    columnSpec('job_role', 'text', 'Job role.', 'Clinical Scientist', {
      ...optional,
      aliases: ['role', 'job title', 'position title', 'position', 'job'],
    }),
    columnSpec('area_of_work', 'text', 'Area of work.', 'Radiotherapy Physics', {
      ...optional,
      aliases: ['area', 'aow', 'primary area of work', 'tertiary area of work', 'work area', 'speciality', 'specialty'],
    }),
    columnSpec('afc_band', 'text', 'Agenda for Change band.', 'Band 7', {
      ...optional,
      aliases: ['band', 'grade', 'afc', 'pay band', 'payscale'],
    }),
    columnSpec('wte', 'number', 'WTE of the row; one row is one post where the column is missing.', '1.0', {
      ...optional,
      aliases: ['fte', 'contracted wte', 'count', 'posts'],
    }),
  ],
  examples: [],
}
