/** Questions that can be answered with one click. Each is a link like any other; a test opens them all. */
export const questions: readonly { readonly name: string; readonly query: string }[] = [
  { name: 'Qualified MPCE staff per million people, by region', query: '' },
  {
    name: 'Change between two years: new cancer cases, 2014 to 2019',
    query: 'v=2&m=cancer-cases&per=-&t=2019&ch=difference!2014',
  },
  {
    name: 'Qualified MPCE staff per 1,000 new cancers, with new cancers as circles',
    query: 'v=2&m=mpce-staff&per=cancers&o=symbols!cancer-cases!sex.persons~site.all',
  },
  {
    name: 'Radiotherapy treatments within 31 days, by ICB',
    query: 'v=2&m=radiotherapy-31-day&per=-&g=icb_2023',
  },
  {
    name: 'Waits of six weeks or more for MRI, by NHS region',
    query: 'v=2&m=diagnostic-waits-england&d=test.mri&per=-&g=nhs_region',
  },
  {
    name: 'Later radiotherapy treatments per medical physics WTE',
    query: 'v=2&m=radiotherapy-later-treatments&per=physicists&g=nhs_region',
  },
  {
    name: 'Equipment maintenance spend per clinical engineer',
    query: 'v=2&m=equipment-maintenance-spend&per=clinical-engineers&g=nhs_region&t=2016/17',
  },
  { name: 'Radiotherapy machines per 1,000 new cancers', query: 'v=2&m=radiotherapy-machines&per=cancers' },
  {
    name: 'Made-up sample: radiotherapy physics WTE per 1,000 new cancers',
    query: 'v=2&m=mpce-wte&d=specialty.radiotherapy-physics&per=cancers',
  },
]
