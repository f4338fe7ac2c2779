import { type CoverageJob, type CoverageResult, calculateCoverage } from '#core/coverage/calculate.ts'

/** In place of the worker, which a file by itself cannot start. */
export const calculateInWorker = async (job: CoverageJob): Promise<CoverageResult> => calculateCoverage(job)
