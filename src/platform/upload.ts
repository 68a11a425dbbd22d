import { Refused } from '../kernel/result.ts'
import { cleanText } from '../kernel/text.ts'
import type { Form } from './form.ts'
import { type Fault, type Kind, kindOf } from './upload-content.ts'

/** A file that was handed in and found whole, of an accepted kind, and no bomb. */
export type Upload = { name: string; mediaType: string; bytes: Uint8Array }

const mostFiles = 10
const mostBytes = 20 * 1024 * 1024
const longestName = 120

/** The endings to name in `accept` of a file field. */
export const acceptedEndings = '.pdf,.jpg,.jpeg,.png,.heic,.heif,.doc,.docx,.xlsx,.txt'

const kindsInWords = 'PDF、JPG、PNG、HEIC 图片，Word（doc、docx）、Excel（xlsx）或纯文本（txt）'

const sentences: Readonly<Record<Fault, string>> = {
  damaged: '内容不完整或已损坏，请重新导出后上传',
  encrypted: '设有密码或已加密，请取消密码后上传',
  bomb: '解压后或像素过大，可能有害，不予接收',
}

const nameOf = (file: File): string => cleanText(file.name.split(/[/\\]/).at(-1) ?? '')

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** What can be told without looking inside. */
const outerFault = (name: string, size: number): string | undefined => {
  if (name.length > longestName)
    return `文件名过长（${name.length} 个字符），请改为不超过 ${longestName} 个字符：“${name.slice(0, 20)}…”`
  if (size === 0) return `“${name}”是空文件（0 字节），请检查后重新上传`
  if (size > mostBytes) return `“${name}”超过 20 MB，请压缩或分成几个文件上传`
  return undefined
}

type Read = { upload: Upload } | { fault: string }

/** Some phones hand a photo over without an ending: it gets that of its content. */
const withEnding = (name: string, { endings, own = endings }: Kind): string =>
  name.includes('.') ? name : `${name || '照片'}.${own[0] ?? ''}`

/** A HEIC photo called `.jpg` opens nowhere: a picture ends in what it is. */
const truthful = (name: string, { endings, own = endings }: Kind): string =>
  own.includes(endingOf(name)) ? name : name.replace(/[^.]+$/, own[0] ?? '')

const read = async (file: File, mayLackEnding = false): Promise<Read> => {
  const given = nameOf(file)
  const outer = outerFault(given, file.size)
  if (outer !== undefined) return { fault: outer }
  const bytes = Buffer.from(await file.arrayBuffer())
  const kind = await kindOf(bytes)
  if (!kind) return { fault: `“${given}”不是可以接收的文件，请上传 ${kindsInWords}` }
  const name = mayLackEnding ? withEnding(given, kind) : given
  if (!kind.endings.includes(endingOf(name)))
    return { fault: `“${name}”的内容与扩展名不符，请核对文件或改正扩展名` }
  const fault = await kind.fault(bytes)
  if (fault) return { fault: `“${name}”${sentences[fault]}` }
  return { upload: { name: truthful(name, kind), mediaType: kind.mediaType, bytes } }
}

/**
 * The files of one field of a form.
 *
 * @throws Refused with one Chinese sentence beside the field that names every file to mend
 */
export const readUploads = async (form: Form, field: string): Promise<readonly Upload[]> => {
  const files = form.files(field)
  const faults: string[] = []
  if (files.length > mostFiles)
    faults.push(`一次最多上传 ${mostFiles} 个文件，现有 ${files.length} 个`)
  const uploads: Upload[] = []
  for (const file of files.slice(0, mostFiles)) {
    const answer = await read(file)
    if ('upload' in answer) uploads.push(answer.upload)
    else faults.push(answer.fault)
  }
  if (faults.length === 0) return uploads
  throw new Refused({
    code: 'form.invalid',
    message: '上传的文件有问题，其他已填写的内容都还在，请重新选择文件',
    fields: { [field]: faults.join('\n') },
  })
}

/**
 * One file as a citizen hands it in: its name may lack an ending.
 *
 * @throws Refused with one Chinese sentence
 */
export const readUpload = async (file: File): Promise<Upload> => {
  const answer = await read(file, true)
  if ('upload' in answer) return answer.upload
  throw new Refused({ code: 'form.upload', message: answer.fault })
}
