/** Why a file of the watch does not open, or is no report. */
export type WatchFaultCode =
  | 'no-key'
  | 'outsider'
  | 'first-officer'
  | 'second-officer'
  | 'other-keys'
  | 'not-age'
  | 'truncated'
  | 'altered'
  | 'too-large'
  | 'passphrase'
  | 'not-a-report'

/** What is said of each, and what to do. */
export const watchWords: Readonly<Record<WatchFaultCode, string>> = {
  'no-key':
    'No key is open. A report opens with the keys of both officers, one after the other; who hosts or carries it has neither.',
  outsider: 'Sealed to the two officers of the watch: none of the keys that are open is one of theirs.',
  'first-officer':
    'The outer seal is still on it, which the first officer’s key opens. The second officer’s key alone opens nothing.',
  'second-officer':
    'Half open already: the second officer’s key opens what is left. The first officer’s key has done its part.',
  'other-keys': 'Sealed to other keys of this officer than the one that is open: perhaps to earlier ones.',
  'not-age': 'No file of the watch: it does not begin as the age format does.',
  truncated: 'Cut off: its end is missing. Ask for it to be sent again.',
  altered: 'Changed since it was sealed, or damaged on its way. It was not opened; do not trust it.',
  passphrase:
    'Locked with a passphrase: a key file, and neither a report nor a register. Open it as a key, at the top of the Desk.',
  'too-large': 'Larger than any file of the watch, so it was not opened.',
  'not-a-report': 'Opened, but what is in it is neither a report nor a register of the watch. Nothing of it is shown.',
}

/** Why a count is withheld. Which of these it is would itself tell of the count, so that all are given for each. */
export const withheldReason = 'too few reports or departments, none, or others could be worked out from it'

/** Said beside every figure of concerns, in exports too. */
export const noReportNote =
  'No report is not no problem: these are reports that people chose to make. Areas are not ranked by them.'
