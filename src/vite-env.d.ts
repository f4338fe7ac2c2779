/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Whether readers' browsers keep the whole site: a choice of whoever builds it. */
  readonly ATLAS_OFFLINE?: 'yes' | 'no'
}

/** The page that a survey goes out in, see `config/lone-file.ts`. */
declare module 'virtual:survey-file' {
  const address: string
  export default address
}

/** The page that a story leaves in, see `config/lone-file.ts`. */
declare module 'virtual:lone-file' {
  const address: string
  export default address
}
