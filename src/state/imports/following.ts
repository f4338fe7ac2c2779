import type { QueryClient } from '@tanstack/react-query'
import type { ReleaseFinding } from '#core/imports/release-check.ts'
import { followingFrom } from '#io/shelf/releases.ts'
import { remaking } from './remaking.ts'

/** Audits a version that tells more than has left with all that has, in a worker. @returns as `followingFrom` */
export const followingTold = async (queries: QueryClient, { of }: ReleaseFinding): Promise<number | null> =>
  of ? remaking(queries, (remake) => followingFrom(of, remake)) : null
