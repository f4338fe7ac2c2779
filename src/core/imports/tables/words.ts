import type { Profession, Specialty } from '#core/baseline/returns.ts'
import { type Word, word } from '../column-spec.ts'

/** Words for the specialties of the survey, as departments write them. */
export const specialtyWords: readonly (Word & { readonly id: Specialty })[] = (
  [
    word(
      'radiotherapy-physics',
      'Radiotherapy physics',
      'Radiotherapy',
      'RT physics',
      'RT',
      'Radiotherapy Physics RTP',
      'RTP',
    ),
    word('nuclear-medicine', 'Nuclear medicine', 'Nuc med', 'NM', 'Nuclear medicine physics', 'Molecular imaging'),
    word(
      'diagnostic-radiology-radiation-protection',
      'Diagnostic radiology and radiation protection',
      'Diagnostic radiology',
      'Radiation protection',
      'DR RP',
      'Radiation safety',
      'Radiation protection and diagnostic radiology',
      'X-ray physics',
      'Imaging with ionising radiation',
    ),
    word(
      'magnetic-resonance',
      'Magnetic resonance',
      'MR',
      'MRI',
      'MR physics',
      'MRI physics',
      'Magnetic resonance imaging',
    ),
    word('ultrasound', 'Ultrasound', 'US', 'Ultrasound physics', 'Non-ionising radiation', 'NIR'),
    word(
      'clinical-engineering',
      'Clinical engineering',
      'CE',
      'Medical engineering',
      'EBME',
      'Medical equipment management',
    ),
    word(
      'rehabilitation-engineering',
      'Rehabilitation engineering',
      'Rehab engineering',
      'Rehab',
      'RE',
      'Assistive technology',
    ),
    word(
      'clinical-computing',
      'Clinical computing',
      'Scientific computing',
      'Clinical scientific computing',
      'ICT',
      'Computing',
    ),
  ] as const
).map((one) => ({ ...one, id: one.id as Specialty }))

export const professionWords: readonly (Word & { readonly id: Profession })[] = (
  [
    word(
      'clinical-scientist',
      'Clinical scientist',
      'Scientist',
      'CS',
      'Physicist',
      'Medical physicist',
      'Clinical scientists',
    ),
    word(
      'clinical-technologist',
      'Clinical technologist',
      'Technologist',
      'CT',
      'Dosimetrist',
      'Practitioner',
      'Clinical technologists',
      'Healthcare science practitioner',
    ),
    word('engineer', 'Engineer', 'Clinical engineer', 'Engineers', 'Biomedical engineer', 'Radiotherapy engineer'),
    word('support', 'Support', 'Support staff', 'Assistant', 'Admin', 'Administrative', 'Associate', 'Other'),
  ] as const
).map((one) => ({ ...one, id: one.id as Profession }))

export const responseWords: readonly Word[] = [
  word('complete', 'Complete', 'Yes', 'Full', 'Returned', 'Received', 'Y', 'Completed', 'Responded'),
  word('partial', 'Partial', 'Part', 'Partly', 'Incomplete', 'Posts only'),
  word('none', 'None', 'No', 'No response', 'N', 'Not returned', 'Outstanding', 'Did not respond'),
]

/** What a row of an equipment survey is, where it is no unit: a department that has none, or one that was asked and has not answered. */
export const equipmentResponses: readonly (Word & { readonly id: 'complete' | 'nothing' | 'none' })[] = [
  {
    ...word('complete', 'Complete', 'Yes', 'Full', 'Returned', 'Received', 'Y', 'Completed', 'Responded'),
    id: 'complete',
  },
  { ...word('nothing', 'No equipment', 'Has none', 'No units', 'No scanners'), id: 'nothing' },
  {
    ...word('none', 'None', 'No response', 'Not returned', 'Outstanding', 'Did not respond', 'Cannot answer'),
    id: 'none',
  },
]

export const modalityWords: readonly Word[] = [
  word('linac', 'Linear accelerator', 'Linac', 'LINAC', 'Linacs', 'RT treatment machine'),
  word('ct', 'CT scanner', 'CT', 'Computed tomography'),
  word('mri', 'MR scanner', 'MRI', 'MR', 'MRI scanner', 'Magnetic resonance'),
  word('pet-ct', 'PET-CT scanner', 'PET CT', 'PET', 'PET/CT'),
  word('gamma-camera', 'Gamma camera', 'SPECT', 'SPECT CT', 'SPECT/CT', 'Nuclear medicine camera'),
  word('brachytherapy', 'Brachytherapy unit', 'Brachytherapy', 'HDR', 'Afterloader'),
  word('mammography', 'Mammography unit', 'Mammography', 'Mammo'),
  word('x-ray', 'X-ray unit', 'X ray', 'Radiography', 'DR', 'Fluoroscopy', 'Interventional'),
  word('ultrasound', 'Ultrasound scanner', 'US', 'Ultrasound'),
  word('other', 'Other equipment', 'Other'),
]

/** What "not fit for purpose" is called in tables of equipment. */
export const unfitForPurpose = 'unfit'

export const fitnessWords: readonly Word[] = [
  word('fit', 'Fit for purpose', 'Fit', 'Good', 'Green', 'Yes'),
  word('limited', 'Fit with limitations', 'Limited', 'Partly', 'Fair', 'Amber'),
  word(unfitForPurpose, 'Not fit for purpose', 'Unfit', 'Poor', 'Red', 'No'),
]
