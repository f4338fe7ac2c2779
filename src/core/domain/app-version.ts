/** The version of the app that exports quote; a test holds it to the package's own. */
export const appVersion = '0.1.0'
