import { strFromU8, unzipSync } from 'fflate'
import {
  createDefaultPlugins,
  officeMarkup,
  type ScopeData,
  type Tag,
  TagPlacement,
  TemplateHandler,
  TemplatePlugin,
  type XmlNode,
  xml,
} from 'easy-template-x'
import { type Result, no, ok } from '../../kernel/result.ts'

/** One paragraph of a Word template: where it stands, and whether in a text box. */
export type TemplateParagraph = { where: '正文' | '页眉' | '页脚'; text: string; boxed: boolean }

/** What a tag becomes: text in its place, or a paragraph for each text. */
export type TemplateValues = Readonly<Record<string, string | readonly string[]>>

const refused = (message: string): ReturnType<typeof no> => no('untrusted.template', message)

const strangers =
  /vbaProject|vbaData|\/activeX\/|\/embeddings\/|oleObject|\/afchunk|\.(?:bin|exe|dll|js|vbs|html?|mht|rtf|docm|dotm)$/i

const isXml = /\.(?:xml|rels|vml)$/i

/** Parts that run, fetch or bring in something: told from names and relations, before any XML is read. */
const strangerIn = (parts: Readonly<Record<string, Uint8Array>>): string | undefined => {
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
  if (!types.includes('wordprocessingml.document.main+xml')) return '这不是 Word 文档（.docx）'
  if (/macroEnabled/i.test(types) || Object.keys(parts).some((name) => strangers.test(name)))
    return '模板里有宏、控件或者嵌入的对象，请去掉后重新上传'
  if (Object.entries(parts).some(([name, bytes]) => isXml.test(name) && bytes.includes(0)))
    return '模板的编码不是 UTF-8，请用 Word 或者 WPS 另存后重新上传'
  const outside = Object.entries(parts).some(
    ([name, bytes]) =>
      name.endsWith('.rels') && /TargetMode\s*=\s*["']\s*External|&#/i.test(strFromU8(bytes)),
  )
  return outside
    ? '模板引用了文件以外的内容（链接、外部图片或者外部模板），请去掉后重新上传'
    : undefined
}

const nameOf = ({ nodeName }: XmlNode): string => nodeName.replace(/^.*:/, '')

const childrenOf = ({ childNodes }: XmlNode): readonly XmlNode[] => childNodes ?? []

/** What a template may not hold, by the local name of its element. */
const forbidden: Readonly<Record<string, string>> = {
  blip: '模板里不能有图片，印章更不能放进模板，请去掉后重新上传',
  imagedata: '模板里不能有图片，印章更不能放进模板，请去掉后重新上传',
  altChunk: '模板里有嵌入的文件，请去掉后重新上传',
  subDoc: '模板里有子文档，请去掉后重新上传',
  object: '模板里有宏、控件或者嵌入的对象，请去掉后重新上传',
  control: '模板里有宏、控件或者嵌入的对象，请去掉后重新上传',
  dataBinding: '模板里有绑定数据的内容控件，请改为普通文字后重新上传',
  vanish: '模板里有隐藏文字，请取消隐藏后重新上传',
  webHidden: '模板里有隐藏文字，请取消隐藏后重新上传',
  ins: '模板里有修订，请先接受或者拒绝全部修订',
  del: '模板里有修订，请先接受或者拒绝全部修订',
  moveFrom: '模板里有修订，请先接受或者拒绝全部修订',
  moveTo: '模板里有修订，请先接受或者拒绝全部修订',
}

/** Page numbers are all that a letter reckons. */
const pageNumber =
  /^(?:PAGE|NUMPAGES|SECTIONPAGES|MERGEFORMAT|Arabic|ArabicDash|CHINESENUM[123]|\\\*)$/i

const fieldFault = (instruction: string): string | undefined =>
  instruction
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => pageNumber.test(word))
    ? undefined
    : '模板里除页码以外不能有域，请改为普通文字后重新上传'

/** Field instructions, of a paragraph whole: Word cuts them into runs as it likes. */
const instructionIn = (node: XmlNode): string =>
  nameOf(node) === 'instrText' ? textIn(node) : childrenOf(node).map(instructionIn).join('')

const faultOfNode = (node: XmlNode): string | undefined => {
  const name = nameOf(node)
  if (Object.hasOwn(forbidden, name)) return forbidden[name]
  if (name === 'p') return fieldFault(instructionIn(node))
  if (name !== 'fldSimple' || !xml.query.isGeneralNode(node)) return undefined
  return fieldFault(Object.values(node.attributes ?? {}).join(' '))
}

const textIn = (node: XmlNode): string =>
  xml.query.isTextNode(node) ? (node.textContent ?? '') : childrenOf(node).map(textIn).join('')

/** The text of a paragraph without that of paragraphs inside it. */
const ownText = (node: XmlNode): string =>
  childrenOf(node)
    .map((child) => {
      const name = nameOf(child)
      if (name === 't') return textIn(child)
      if (name === 'tab' || name === 'br') return ' '
      return name === 'p' || name === 'instrText' ? '' : ownText(child)
    })
    .join('')

type Walk = { where: TemplateParagraph['where']; found: TemplateParagraph[]; faults: string[] }

const walk = (node: XmlNode, into: Walk, inParagraph: boolean): void => {
  const fault = faultOfNode(node)
  if (fault !== undefined) into.faults.push(fault)
  const isParagraph = nameOf(node) === 'p'
  if (isParagraph) into.found.push({ where: into.where, text: ownText(node), boxed: inParagraph })
  for (const child of childrenOf(node)) walk(child, into, inParagraph || isParagraph)
}

const hiddenFault = forbidden['vanish'] ?? ''

const everyIn = (node: XmlNode): XmlNode[] => [node, ...childrenOf(node).flatMap(everyIn)]

const valueOf = (node: XmlNode, attribute: string): string =>
  (xml.query.isGeneralNode(node) && node.attributes?.[attribute]) || ''

const styleLinks = new Set(['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'link'])

/** Ids of styles that a part uses or builds on. */
const stylesUsed = (root: XmlNode): string[] =>
  everyIn(root).flatMap((node) => (styleLinks.has(nameOf(node)) ? [valueOf(node, 'w:val')] : []))

/** Styles that hide text; the defaults of the document count as used. */
const hidingStyles = (root: XmlNode): { ids: string[]; always: boolean } => {
  const hides = (node: XmlNode): boolean =>
    everyIn(node).some((one) => ['vanish', 'webHidden'].includes(nameOf(one)))
  const nodes = everyIn(root)
  const styles = nodes.filter((node) => nameOf(node) === 'style' && hides(node))
  return {
    ids: styles.map((node) => valueOf(node, 'w:styleId')),
    always: nodes.some((node) => nameOf(node) === 'docDefaults' && hides(node)),
  }
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Body, headers and footers, paragraph by paragraph; refused where it holds what a letter never needs. */
export const templateText = async (
  bytes: Uint8Array,
): Promise<Result<readonly TemplateParagraph[]>> => {
  const stranger = strangerIn(unzipSync(bytes))
  if (stranger !== undefined) return refused(stranger)
  const file = Buffer.from(bytes)
  const handler = new TemplateHandler()
  const found: TemplateParagraph[] = []
  const used: string[] = []
  for (const [where, kind] of [
    ['正文', 'officeDocument'],
    ['页眉', 'header'],
    ['页脚', 'footer'],
  ] as const)
    for (const part of await handler.getParts(file, `${relations}/${kind}`)) {
      const faults: string[] = []
      const root = await part.xmlRoot()
      walk(root, { where, found, faults }, false)
      if (faults[0] !== undefined) return refused(faults[0])
      used.push(...stylesUsed(root))
    }
  for (const part of await handler.getParts(file, `${relations}/styles`)) {
    const root = await part.xmlRoot()
    const { ids, always } = hidingStyles(root)
    const all = new Set([...used, ...stylesUsed(root)])
    if (always || ids.some((id) => all.has(id))) return refused(hiddenFault)
  }
  return ok(found)
}

/** A paragraph for each text, each in the look of the paragraph the tag stands in; none where there is none. */
class Paragraphs extends TemplatePlugin {
  readonly contentType = 'paragraphs'

  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    if (tag.placement !== TagPlacement.TextNode) throw new Error('a block tag is no attribute')
    const { lines } = data.getScopeData<{ _type: string; lines: readonly string[] }>()
    const paragraph = officeMarkup.query.containingParagraphNode(tag.xmlTextNode)
    for (const line of lines) {
      tag.xmlTextNode.textContent = line
      xml.modify.insertBefore(xml.create.cloneNode(paragraph, true), paragraph)
    }
    xml.modify.remove(paragraph)
  }
}

/**
 * The template with values in place of its tags; a tag without a value becomes nothing.
 *
 * @throws Error where the file is no Word document
 */
export const filledTemplate = async (
  bytes: Uint8Array,
  values: TemplateValues,
): Promise<Uint8Array> => {
  const handler = new TemplateHandler({ plugins: [...createDefaultPlugins(), new Paragraphs()] })
  const data = Object.fromEntries(
    Object.entries(values).map(([tag, value]) => [
      tag,
      typeof value === 'string' ? value : { _type: 'paragraphs', lines: value },
    ]),
  )
  return handler.process(Buffer.from(bytes), data)
}
