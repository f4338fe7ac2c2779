import { serve } from '#workers/serve.ts'
import { deskApi } from './desk-api.ts'

serve(deskApi)
