import { afterEach, beforeEach } from 'vitest'
import { watchReferences } from './watch-references.ts'

let stop = () => {}

beforeEach(() => {
  stop = watchReferences()
})

afterEach(() => stop())
