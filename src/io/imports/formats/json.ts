import { readJsonFile } from '../read-json.ts'
import type { FileFormat } from './file-format.ts'

/** A list is JSON only by its name: a line of text may begin with a bracket too. */
export const json: FileFormat = {
  name: 'JSON, GeoJSON or TopoJSON',
  endings: ['.json', '.geojson', '.topojson'],
  recognises: ({ name, decoded: { text } }) =>
    /^\s*\{/.test(text) || (/^\s*\[/.test(text) && /\.(geo|topo)?json$/i.test(name)),
  open: ({ name, decoded }) => ({ findings: [], ...readJsonFile(name, decoded.text) }),
}
