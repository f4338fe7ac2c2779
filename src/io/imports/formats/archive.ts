import { counted } from '#core/domain/counted.ts'
import { fileFinding } from '#core/imports/finding.ts'
import { Refusal } from '../refusal.ts'
import { unzip } from '../unpack.ts'
import type { FileFormat, UnknownFile } from './file-format.ts'

/** What may be read from an archive; texts that go with it are no tables. */
const isData = (name: string) =>
  /\.(csv|tsv|tab|txt|json|geojson|topojson|xlsx|xlsm|ods)$/i.test(name) &&
  !/(^|\/)(__MACOSX\/|\.)|(^|\/)(read ?me|licen[cs]e|notes?|about|metadata|schema|manifest|package)\b[^/]*\.(txt|json|csv)$/i.test(
    name,
  )

const isFolder = (name: string) => name.endsWith('/')

const dataIn = ({ parts }: UnknownFile) => parts.filter(isData)

/** A ZIP around one file that can be read. Of several it is not known which is meant, or whether they belong together. */
export const archive: FileFormat = {
  name: 'ZIP with one table or map',
  endings: ['.zip'],
  recognises: (file) => file.openInner !== null && dataIn(file).length === 1,
  open: (file) => {
    const { name, bytes, parts, openInner } = file
    const [inner = ''] = dataIn(file)
    const own = unzip(bytes, (part) => part === inner).get(inner)
    if (!own || !openInner)
      throw new Refusal(
        'archive-damaged',
        'an archive that cannot be unpacked',
        'a whole archive',
        'Download it again.',
      )
    const opened = openInner(`${name}#${inner}`, own)
    const others = parts.filter((part) => part !== inner && !isFolder(part)).length
    const note = fileFinding(name, {
      code: 'read-from-archive',
      severity: 'note',
      found: inner,
      expected: '',
      mend:
        others > 0
          ? `Read from the archive; ${counted(others, 'other file')} in it left out.`
          : 'Read from the archive.',
    })
    return { ...opened, findings: [...opened.findings, note] }
  },
}
