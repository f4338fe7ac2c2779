/** Path below `data/` → text. */
export type Folder = ReadonlyMap<string, string>
