import { useMemo } from 'react'
import { type ScenarioFiles, useScenarioPage, useScenarioQuestion } from '#state/use-scenario-page.ts'
import { exportedOf } from '../shared.ts'
import { type ProbeProps, useDone } from './probe.ts'

const noFaults: readonly Error[] = []

function Ran({ files, onDone }: ProbeProps & { readonly files: ScenarioFiles }) {
  const { now, settled } = useScenarioPage(files)
  const exported = useMemo(
    () => (settled && settled === now ? exportedOf({ kind: 'scenario', shown: settled }) : null),
    [settled, now],
  )
  useDone(exported, noFaults, onDone)
  return null
}

/** Runs the scenario of a view, and says what can be drawn of it. Shows nothing. */
export function ScenarioProbe({ onDone }: ProbeProps) {
  const { files, fault } = useScenarioQuestion()
  const faults = useMemo(() => (fault ? [fault] : noFaults), [fault])
  useDone(null, faults, onDone)
  return files ? <Ran files={files} onDone={onDone} /> : null
}
