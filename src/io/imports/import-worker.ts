import { serve } from '#workers/serve.ts'
import { importApi } from './import-api.ts'

/** The import worker: no file can block the page, and terminating the worker stops the work. */
serve(importApi())
