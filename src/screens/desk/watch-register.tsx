import { type Dispatch, type SetStateAction, useState } from 'react'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { emptyRegister, type Register, takeIn, withoutExpired } from '#core/watch/register.ts'
import {
  answered,
  type RegisterLoading,
  undoneBy,
  type WhoseDecisions,
  withRegisters,
} from '#core/watch/register-loading.ts'
import type { OpenedWatchFile } from '#io/watch/watch-api.ts'
import { isoToday } from './watch-day.ts'

/** The loading with what has just been opened, and without what has been kept long enough. */
function taken(
  before: RegisterLoading,
  opened: readonly OpenedWatchFile[],
  { keepMonths }: WatchKeys,
): RegisterLoading {
  const files = opened.map(({ file }) => file)
  const kept = files.flatMap((file) => (file.kind === 'register' ? [file.register] : []))
  const reports = files.flatMap((file) => (file.kind === 'report' ? [file.report] : []))
  const loading = withRegisters(before, kept)
  const register = takeIn(loading.register, reports, isoToday(), keepMonths)
  return { ...loading, register: withoutExpired(register, isoToday()) }
}

/** What the officers have opened and decided, with the register that it stands on. */
export type KeptRegister = {
  readonly loading: RegisterLoading
  readonly onOpened: (opened: readonly OpenedWatchFile[]) => void
  readonly onChange: (register: Register) => void
  readonly onAnswer: (side: WhoseDecisions) => void
  /** That there is no register yet. */
  readonly onFirst: () => void
}

const whole = (loading: RegisterLoading): RegisterLoading => ({
  ...loading,
  register: withoutExpired(loading.register, isoToday()),
})

function changes(
  setLoading: Dispatch<SetStateAction<RegisterLoading>>,
  watch: WatchKeys,
): Omit<KeptRegister, 'loading'> {
  return {
    onOpened: (opened) => setLoading((now) => taken(now, opened, watch)),
    onChange: (register) => setLoading((now) => ({ ...now, register })),
    onAnswer: (side) => setLoading((now) => whole(answered(now, side))),
    onFirst: () => setLoading((now) => ({ ...now, ground: 'first' })),
  }
}

/** Holds the register in memory for as long as the screen is there. */
export function useKeptRegister(watch: WatchKeys): KeptRegister {
  const [loading, setLoading] = useState<RegisterLoading>({ register: emptyRegister, ground: 'unknown', waiting: [] })
  return { loading, ...changes(setLoading, watch) }
}

/** Asks before a register from a file undoes what was decided here. */
export function RegisterQuestion({ loading, onAnswer }: Pick<KeptRegister, 'loading' | 'onAnswer'>) {
  const [file] = loading.waiting
  if (!file) return null
  return (
    <div className="desk-card" role="alert">
      <p>This register says otherwise of reports that are open here. It may be an older one. What it would change:</p>
      <ul>
        {undoneBy(loading.register, file).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <div className="desk-actions">
        <button type="button" className="button primary" onClick={() => onAnswer('here')}>
          Keep what is here, and add the rest
        </button>
        <button type="button" className="button" onClick={() => onAnswer('file')}>
          Take what the file says
        </button>
      </div>
    </div>
  )
}
