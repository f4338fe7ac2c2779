import type { Words } from '../finding.ts'

/** Says which names are counted as one department where the guard asks how many stand behind a figure. @param mend what is to be done about it */
export const alikeFindings = (alike: readonly (readonly string[])[], mend: string): readonly Words[] =>
  alike.map((names) => ({
    code: 'departments-alike',
    severity: 'warning',
    found: names.join(', '),
    expected: 'one name for one department',
    mend: `They are counted as one department when it is asked how many stand behind a figure${mend}`,
  }))
