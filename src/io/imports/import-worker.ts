import { serve } from '#workers/serve.ts'
import { importApi } from './import-api.ts'

/** The desk in a worker: whatever a file does, the page stays awake, and ending the worker ends the work. */
serve(importApi())
