/** The formats in which the table of one panel leaves by itself. */
export const tableFormats = [
  { id: 'xlsx', name: 'Excel' },
  { id: 'csv', name: 'CSV' },
] as const

export type TableFormat = (typeof tableFormats)[number]['id']
