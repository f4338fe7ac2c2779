import type { Topology } from 'topojson-specification'
import { readBuiltGeo } from '../../../data/build.ts'

export const realTopology = (): Topology => JSON.parse(readBuiltGeo().topology) as Topology
