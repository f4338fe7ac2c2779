import { useCallback, useEffect, useRef, useState } from 'react'
import { atStart, type Command, endsByEscape, laterOf, obey, type SceneSteps, type Talk } from '#core/story/player.ts'
import { keepTalk, keptTalk, openTalkLine, type TalkLine } from '#io/talk-line.ts'

/**
 * The state of a talk, shared by its windows: either leads, one that comes late asks the other, and a reload goes on where it was. Nothing waits for a frame, so
 * that a window follows while it is hidden.
 * @param id of the talk; null plays in this window alone
 * @param first the scene at which a new talk begins, from 0
 * @param isHall whether this window is the stage: opened again, it has come back, and says so
 */
export function useTalk(id: string | null, shape: SceneSteps, first: number, isHall = false) {
  const [talk, setTalk] = useState<Talk>(() => {
    const begun = (id && keptTalk(id)) || { ...atStart, at: { scene: first, step: 0 } }
    return isHall ? obey(begun, { kind: 'stay' }, shape, Date.now()) : begun
  })
  const now = useRef(talk)
  const line = useRef<TalkLine | null>(null)
  const take = useCallback(
    (next: Talk) => {
      now.current = next
      if (id) keepTalk(id, next)
      setTalk(next)
    },
    [id],
  )
  useEffect(() => {
    if (!id) return
    const opened = openTalkLine(
      id,
      () => now.current,
      (other) => {
        const later = laterOf(now.current, other)
        if (later !== now.current) take(later)
      },
    )
    line.current = opened
    if (isHall) opened.tell(now.current)
    return () => opened.end()
  }, [id, isHall, take])
  const send = useCallback(
    (command: Command) => {
      const next = obey(now.current, command, shape, Date.now())
      if (next === now.current) return
      take(next)
      line.current?.tell(next)
    },
    [shape, take],
  )
  return { talk, send }
}

/** The commands of the speaker's window: the one that would end the talk for the hall counts only when it comes twice in a row. */
export function useEndTwice(talk: Talk, send: (command: Command) => void) {
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const asks = askedAt === talk.revision
  const sendTwice = useCallback(
    (command: Command) => {
      const ends = command.kind === 'escape' && endsByEscape(talk)
      setAskedAt(ends && !asks ? talk.revision : null)
      if (!ends || asks) send(command)
    },
    [talk, asks, send],
  )
  return { asks, send: sendTwice }
}
