/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Whether readers' browsers keep the whole site: a choice of whoever builds it. */
  readonly ATLAS_OFFLINE?: 'yes' | 'no'
}
