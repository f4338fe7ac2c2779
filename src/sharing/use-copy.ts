import { useState } from 'react'
import { copyText } from '#io/clipboard.ts'

/** Copies text and says how that ended. */
export function useCopy() {
  const [said, setSaid] = useState('')
  const copy = async (name: string, text: string) => {
    try {
      await copyText(text)
      setSaid(`${name} copied`)
    } catch (fault) {
      setSaid(fault instanceof Error ? fault.message : String(fault))
    }
  }
  return { said, copy }
}
