import { columnSpec, optional, type TableSpec } from '../column-spec.ts'
import { equipmentResponses, fitnessWords, modalityWords } from './words.ts'

export const equipment: TableSpec = {
  id: 'equipment',
  name: 'Equipment survey',
  noun: 'Equipment',
  row: 'one unit of equipment',
  becomes:
    'Units by area and modality, the share over ten years old, the units by year of installation, those that are to be replaced, year by year, and, where they are given, hours of use and fitness.',
  columns: [
    columnSpec('unit', 'text', 'What the unit is called; no two of a site alike.', 'Linac 1', {
      aliases: [
        'unit name',
        'machine',
        'asset',
        'asset number',
        'asset id',
        'serial',
        'serial number',
        'equipment',
        'unit id',
        'id',
      ],
    }),
    columnSpec('site', 'text', 'The site where it stands.', 'Example Hospital', {
      aliases: ['hospital', 'location', 'site name', 'department', 'centre', 'trust'],
    }),
    columnSpec('area', 'area', 'The area of the site: name or code.', 'South West', {
      aliases: ['region', 'area code', 'nation', 'region code', 'health board', 'icb', 'local authority', 'gss code'],
    }),
    columnSpec('modality', 'choice', 'What kind of unit it is.', 'Linear accelerator', {
      words: modalityWords,
      aliases: ['type', 'equipment type', 'category', 'kind', 'machine type'],
    }),
    columnSpec('field_or_energy', 'text', 'Field strength or highest energy.', '10 MV', {
      ...optional,
      aliases: ['field strength', 'energy', 'tesla', 'mv', 'field', 'strength'],
    }),
    columnSpec('year_installed', 'year', 'The year of installation.', '2016', {
      aliases: [
        'installed',
        'install year',
        'installation year',
        'year of installation',
        'commissioned',
        'year commissioned',
        'installation date',
        'date installed',
        'in use since',
      ],
    }),
    columnSpec('planned_replacement', 'year', 'The year in which it is to be replaced, if planned.', '2027', {
      ...optional,
      aliases: [
        'replacement',
        'replacement year',
        'planned replacement year',
        'due for replacement',
        'replacement due',
        'replace by',
      ],
    }),
    columnSpec('hours_per_week', 'number', 'Hours of clinical use in a usual week.', '50', {
      ...optional,
      aliases: ['utilisation', 'hours of use', 'weekly hours', 'hours a week', 'scanning hours', 'hours used'],
    }),
    columnSpec('fitness', 'choice', 'Whether it is fit for its purpose.', 'Fit for purpose', {
      ...optional,
      words: fitnessWords,
      aliases: ['fit for purpose', 'condition', 'fitness for purpose'],
    }),
    columnSpec(
      'returned_by',
      'text',
      'The department that answers for the unit, where sites and departments are not the same.',
      '',
      { ...optional, aliases: ['responding department', 'answering department', 'department that answered'] },
    ),
    columnSpec(
      'response',
      'choice',
      'Blank for a unit. No equipment: the department answered and has none. None: asked and did not answer. Both say nothing of a unit.',
      '',
      { ...optional, words: equipmentResponses, aliases: ['response status', 'return status'] },
    ),
  ],
  examples: [
    ['MR 2', 'Example Hospital', 'South West', 'MR scanner', '1.5 T', '2021', '', '60', 'Fit with limitations'],
  ],
}
