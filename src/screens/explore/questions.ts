/** Questions that can be answered with one click. Each is a link like any other; a test opens them all. */
export const questions: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'Radiotherapy machines per 1,000 new cancers', query: '' },
  {
    name: 'Sample baseline: radiotherapy physics WTE per 1,000 new cancers',
    query: 'v=1&m=mpce-wte&d=specialty.radiotherapy-physics',
  },
  {
    name: 'Lung cancer rate, with radiotherapy sites',
    query: 'v=1&m=cancer-asr&d=sex.female~site.lung&per=-&pt=radiotherapy',
  },
  {
    name: 'Clinical engineering spend per head, NHS regions',
    query: 'v=1&m=equipment-maintenance-spend&per=person&g=nhs_region',
  },
  {
    name: 'Vacancies in therapeutic radiography, by nation',
    query: 'v=1&m=therapeutic-radiography-vacancy&per=-&g=nation',
  },
]
