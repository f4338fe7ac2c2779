import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { copyText } from '#io/clipboard.ts'

/** Copies text and says how that ended. */
export function useCopy() {
  const [said, setSaid] = useState('')
  const copy = async (name: string, text: string) => {
    try {
      await copyText(text)
      setSaid(`${name} copied`)
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  return { said, copy }
}
