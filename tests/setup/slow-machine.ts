import { configure } from '@testing-library/react'

/** A wait ends when the awaited state is there; the limit only catches a state that never comes, on a busy machine too. */
configure({ asyncUtilTimeout: 30_000 })
