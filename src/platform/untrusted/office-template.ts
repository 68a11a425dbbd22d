// The child process of platform/office-template.ts: what is asked and a template in on stdin, the answer out on stdout.
import { buffer } from 'node:stream/consumers'
import { no, ok, type Result } from '../../kernel/result.ts'
import { weighArchive } from './archive.ts'
import {
  filledTemplate,
  type TemplateParagraph,
  templateText,
  type TemplateValues,
} from './template.ts'

const read = async (bytes: Uint8Array): Promise<Result<readonly TemplateParagraph[]>> => {
  const weighed = weighArchive(bytes)
  if (!weighed.ok) return weighed
  const names = weighed.value.map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length)
    return no('untrusted.twins', '文件里有两个同名的部分，已拒绝处理。')
  try {
    return await templateText(bytes)
  } catch {
    return no('untrusted.broken', '文件不完整或已损坏，无法打开。')
  }
}

const fill = async (bytes: Uint8Array, values: TemplateValues): Promise<Result<string>> => {
  try {
    return ok(Buffer.from(await filledTemplate(bytes, values)).toString('base64'))
  } catch {
    return no('untrusted.template', '模板无法套用，请检查标签后重新上传')
  }
}

const input = await buffer(process.stdin)
const head = 4 + input.readUInt32BE(0)
const { values } = JSON.parse(input.toString('utf8', 4, head)) as { values?: TemplateValues }
const template = Uint8Array.from(input.subarray(head))
process.stdout.write(
  JSON.stringify(values === undefined ? await read(template) : await fill(template, values)),
)
