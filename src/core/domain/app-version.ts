/** The app's version, which exports quote. A test compares it with package.json. */
export const appVersion = '0.1.0'
