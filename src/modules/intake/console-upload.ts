import { Refused } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/text.ts'
import type { Form } from '../../platform/form.ts'
import type { ImportKind } from './import.ts'
import { sheetFormatOf } from './sheet-format.ts'

const mostBytes = 20 * 1024 * 1024
const longestName = 120

const refused = (message: string): Refused =>
  new Refused({ code: 'form.invalid', message, fields: { file: message } })

/** The one file of the form, told by its content; only its outside is looked at here. */
export const fileOf = async (
  form: Form,
  kind: ImportKind,
): Promise<{ name: string; bytes: Uint8Array }> => {
  const [file, ...more] = form.files('file')
  if (!file) throw refused('请选择要导入的文件')
  if (more.length > 0) throw refused('一次只能导入一个文件')
  const name = cleanText(file.name.split(/[/\\]/).at(-1) ?? '')
  if (name.length > longestName) throw refused(`文件名过长，请改为不超过 ${longestName} 个字符`)
  if (file.size === 0) throw refused(`“${name}”是空文件（0 字节），请检查后重新上传`)
  if (file.size > mostBytes) throw refused(`“${name}”超过 20 MB，请分成几个文件上传`)
  const bytes = Buffer.from(await file.arrayBuffer())
  const format = kind === 'report' ? undefined : sheetFormatOf(bytes)
  if (format && !format.ok) throw refused(format.refusal.message)
  return { name, bytes }
}
