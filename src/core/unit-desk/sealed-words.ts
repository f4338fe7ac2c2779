/** Why a sealed file does not open. */
export type SealedFaultCode =
  | 'not-age'
  | 'truncated'
  | 'altered'
  | 'other-key'
  | 'older-keys'
  | 'needs-passphrase'
  | 'too-costly'
  | 'too-large'
  | 'nothing-in-it'
  | 'of-the-watch'

/** What is said of each, and what to do. */
export const sealedWords: Readonly<Record<SealedFaultCode, string>> = {
  'not-age': 'Not a sealed file: it does not begin as the age format does. Ask for the file whose name ends in .age.',
  truncated: 'Cut off: its end is missing. Ask for it to be sent again.',
  altered: 'Changed since it was sealed, or damaged on its way. Do not trust it; ask for it again by another way.',
  'other-key':
    'Sealed to another key than those that are open, and this deployment has published no more. It may be for somebody else.',
  'older-keys':
    'Sealed to none of the keys that are open. This deployment publishes others than these: open the key file that belongs to them, or an earlier one.',
  'needs-passphrase': 'Locked with a passphrase, not sealed to a key. A members’ pack or a key file opens elsewhere.',
  'too-costly': 'Asks for more work than a browser can do. It was not made here.',
  'too-large': 'Larger than anything that is sealed here, so it was not opened.',
  'nothing-in-it': 'Opened, but no file is in it.',
  'of-the-watch':
    'No answer to a survey but a file of the workforce watch: a report or the register. Open it below, under “Workforce watch”. Nothing of it is shown here.',
}

/** Why a key file or a typed key cannot be used. */
export type KeyFaultCode =
  | 'no-key'
  | 'key-malformed'
  | 'public-key'
  | 'key-passphrase'
  | 'key-wrong-passphrase'
  | 'key-damaged'

/** What is said of each, and what to do. */
export const keyWords: Readonly<Record<KeyFaultCode, string>> = {
  'no-key': 'There is no secret key in it. A secret key begins with AGE-SECRET-KEY-1.',
  'key-malformed': 'A letter of the secret key is wrong or missing. Compare it with the paper copy, group by group.',
  'public-key': 'That is a public key: it seals, and opens nothing. The secret key begins with AGE-SECRET-KEY-1.',
  'key-passphrase': 'The key file is locked. Write its passphrase.',
  'key-wrong-passphrase': 'This passphrase does not open the key file. Check capitals, spaces and hyphens.',
  'key-damaged': 'The key file is damaged or incomplete. Use another copy, or type the key from paper.',
}
