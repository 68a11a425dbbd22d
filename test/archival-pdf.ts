import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'

const at = (dict: PDFDict | undefined, ...path: readonly string[]): unknown => {
  let here: unknown = dict
  for (const name of path)
    here = here instanceof PDFDict ? here.lookup(PDFName.of(name)) : undefined
  return here
}

const says = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : value instanceof PDFName
      ? value.decodeText()
      : String(value)

/** ISO 19005-2, 6.1: header, trailer, no encryption, one end. */
const faultsOfFile = (bytes: Uint8Array, pdf: PDFDocument): string[] => {
  const text = Buffer.from(bytes).toString('latin1')
  const [version = '', mark = ''] = text.split('\n')
  const { Encrypt, ID } = pdf.context.trailerInfo
  return [
    ...(/^%PDF-1\.[0-7]$/.test(version) ? [] : [`header ${version}`]),
    ...(/^%[\x80-\xff]{4,}/.test(mark) ? [] : ['no mark of a binary file']),
    ...(Encrypt === undefined ? [] : ['encrypted']),
    ...(ID instanceof PDFArray && ID.size() === 2 ? [] : ['no file identifier']),
    ...(/%%EOF\r?\n?$/.test(text) ? [] : ['something after the end']),
  ]
}

/** 6.6: the description inside the file, readable as it lies there, and equal to the one of the PDF. */
const faultsOfDescription = ({ catalog, context }: PDFDocument): string[] => {
  const stream = at(catalog, 'Metadata')
  if (!(stream instanceof PDFRawStream)) return ['no metadata']
  const xmp = Buffer.from(stream.contents).toString('utf8')
  const info = context.lookup(context.trailerInfo.Info)
  const title = says(at(info instanceof PDFDict ? info : undefined, 'Title'))
  const wanted: readonly (readonly [string, string])[] = [
    ['part', '<pdfaid:part>2</pdfaid:part>'],
    ['conformance', '<pdfaid:conformance>A</pdfaid:conformance>'],
    ['language', '<rdf:li>zh-CN</rdf:li>'],
    ['title', `<rdf:li xml:lang="x-default">${title.replaceAll('&', '&amp;')}</rdf:li>`],
  ]
  return [
    ...(stream.dict.has(PDFName.of('Filter')) ? ['metadata packed'] : []),
    ...wanted.flatMap(([what, words]) => (xmp.includes(words) ? [] : [`metadata: ${what}`])),
  ]
}

/** 6.2.2: which colours are meant. */
const faultsOfColours = ({ catalog }: PDFDocument): string[] => {
  const intents = at(catalog, 'OutputIntents')
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined
  const profile = intent instanceof PDFDict ? at(intent, 'DestOutputProfile') : undefined
  return [
    ...(intent instanceof PDFDict && says(at(intent, 'S')) === 'GTS_PDFA1' ? [] : ['no intent']),
    ...(profile instanceof PDFRawStream && profile.dict.has(PDFName.of('N')) ? [] : ['no profile']),
  ]
}

/** 6.7: tagged, with its language. 6.5, 6.6, 6.8: nothing that acts, asks, or hides another file. */
const faultsOfCatalog = ({ catalog }: PDFDocument): string[] => [
  ...(at(catalog, 'MarkInfo', 'Marked') === PDFBool.True ? [] : ['not tagged']),
  ...(at(catalog, 'StructTreeRoot') instanceof PDFDict ? [] : ['no structure']),
  ...(says(at(catalog, 'Lang')) === 'zh-CN' ? [] : ['no language']),
  ...['OpenAction', 'AA', 'AcroForm', 'NeedsRendering', 'Requirements'].filter((name) =>
    catalog.has(PDFName.of(name)),
  ),
  ...['EmbeddedFiles', 'JavaScript'].filter((name) => at(catalog, 'Names', name) !== undefined),
]

const fontFiles = ['FontFile', 'FontFile2', 'FontFile3']

/** 6.2.11: every font inside, its signs traceable to characters. */
const faultsOfFont = (font: PDFDict): string[] => {
  const name = says(at(font, 'BaseFont'))
  const inner = at(font, 'DescendantFonts')
  const own = inner instanceof PDFArray ? inner.lookup(0) : font
  const descriptor = own instanceof PDFDict ? at(own, 'FontDescriptor') : undefined
  const isInside = fontFiles.some(
    (key) => descriptor instanceof PDFDict && at(descriptor, key) instanceof PDFRawStream,
  )
  return [
    ...(isInside ? [] : [`${name} not embedded`]),
    ...(at(font, 'ToUnicode') instanceof PDFRawStream ? [] : [`${name} without characters`]),
  ]
}

/** Bits 1, 2 and 6 hide an annotation; bit 3 prints it. */
const isPrinted = (annotation: PDFDict): boolean => {
  const flags = at(annotation, 'F')
  const value = flags instanceof PDFNumber ? flags.asNumber() : 0
  return (value & 4) !== 0 && (value & 0b100011) === 0
}

const forbidden = new Set([
  'Launch',
  'Sound',
  'Movie',
  'ResetForm',
  'ImportData',
  'JavaScript',
  'Hide',
])

const nameIn = (dict: PDFDict, key: string): string => says(dict.get(PDFName.of(key)))

const faultsOfDict = (dict: PDFDict): string[] => {
  const [type, subtype] = [nameIn(dict, 'Type'), nameIn(dict, 'Subtype')]
  const isLink = subtype === 'Link' && isPrinted(dict)
  return [
    ...(type === 'Font' && !subtype.startsWith('CIDFont') ? faultsOfFont(dict) : []),
    ...(type === 'Annot' && !isLink ? [`annotation ${subtype}`] : []),
    ...(forbidden.has(nameIn(dict, 'S')) ? ['an action'] : []),
  ]
}

const faultsOfStream = ({ dict }: PDFRawStream): string[] => [
  ...faultsOfDict(dict),
  ...(nameIn(dict, 'Interpolate') === 'true' ? ['interpolated picture'] : []),
  ...(dict.has(PDFName.of('F')) ? ['content elsewhere'] : []),
  ...(nameIn(dict, 'Filter').includes('LZW') ? ['LZW'] : []),
]

const faultsOfObject = (object: unknown): string[] => {
  if (object instanceof PDFRawStream) return faultsOfStream(object)
  return object instanceof PDFDict ? faultsOfDict(object) : []
}

/**
 * What the structure of a PDF has against PDF/A-2a (GB/T 23286.2, ISO 19005-2), one line for each fault. It reads no page
 * contents: a validator says more.
 */
export const archivalFaults = async (bytes: Uint8Array): Promise<string[]> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const objects = pdf.context.enumerateIndirectObjects()
  return [
    ...faultsOfFile(bytes, pdf),
    ...faultsOfDescription(pdf),
    ...faultsOfColours(pdf),
    ...faultsOfCatalog(pdf),
    ...objects.flatMap(([, object]) => faultsOfObject(object)),
  ]
}
