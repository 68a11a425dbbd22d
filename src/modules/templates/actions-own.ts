import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { day, type Day } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import {
  isWholeIn,
  lackingIn,
  type LetterTag,
  neededFor,
  tagsOf,
  valuesOf,
} from '../../kernel/letter-tags.ts'
import { orRefuse, type Refusal, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { fillTemplate, readTemplate } from '../../platform/office-template.ts'
import { renderDocx } from '../../platform/paper.ts'
import type { Actor } from '../../platform/route.ts'
import { parseUntrusted } from '../../platform/untrusted.ts'
import type { Upload } from '../../platform/upload.ts'
import type { Separation } from '../organs.ts'
import { isForm, type LetterKind, samplesOf } from '../requests.ts'
import { packOn } from './actions.ts'
import {
  approvalFault,
  type OwnTemplate,
  secondPersonFault,
  tagFault,
  tagsHeld,
} from './own-template.ts'
import {
  contentOfOwn,
  findOwn,
  insertOwn,
  lockOwn,
  markApproved,
  markWithdrawn,
  ownInForce,
} from './store-own.ts'

type Who = { actor: Actor; clock: Clock }

/** What approving stands on: who may approve for an organ. */
export type OwnNeeds = {
  separationOf: (tx: Tx, organId: string, actor: Actor) => Promise<Separation>
}

const mostBytes = 5 * 1024 * 1024

const fileFault = (message: string): Refused =>
  new Refused({ code: 'form.invalid', message: '模板没有上传成功', fields: { file: message } })

/** @throws Refused as if it did not exist where this organ may not see it */
export const ownById = async (db: Db, id: string): Promise<OwnTemplate> => {
  const own = await findOwn(db, id)
  if (!own) throw new Refused({ code: 'templates.own.absent', message: '没有这份模板' })
  return own
}

/** Tags without which some letter of the kind would lose a part. */
export const neededOf = (kind: LetterKind): readonly LetterTag[] => neededFor(samplesOf(kind))

/** The template with a letter in it. @throws Refused where it cannot be filled */
const filled = async (content: Uint8Array, letter: Letter): Promise<Uint8Array> => {
  const answer = await fillTemplate(content, valuesOf(letter))
  if (!answer.ok) throw fileFault(answer.refusal.message)
  return answer.value
}

const size = (letter: Letter): number => neededFor([letter]).length

/** The sample that says the most. */
const fullestOf = (kind: LetterKind): Letter => {
  const [first, ...rest] = samplesOf(kind)
  if (!first) throw new RangeError(`no sample of ${kind}`)
  return rest.reduce((best, one) => (size(one) > size(best) ? one : best), first)
}

/** Words of a Word file as its reader meets them, paragraph by paragraph. */
const wordsOf = async (docx: Uint8Array): Promise<readonly string[]> => {
  const flow = orRefuse(await parseUntrusted('docx', docx))
  return flow.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.rows.map((row) => row.map(String).join('　')),
  )
}

/** The sample letter in the template: the file, and its words. */
export const sampleOfOwn = async (
  db: Db,
  { id, kind }: Pick<OwnTemplate, 'id' | 'kind'>,
): Promise<{ docx: Uint8Array; words: readonly string[] }> => {
  const content = await contentOfOwn(db, id)
  if (!content) throw new Refused({ code: 'templates.own.absent', message: '没有这份模板' })
  const docx = await filled(content, fullestOf(kind))
  return { docx, words: await wordsOf(docx) }
}

/**
 * 上传: a .docx with tags, checked and tried on a sample; nobody uses it before a second person approves.
 *
 * @throws Refused with every fault of the file beside its field
 */
export const uploadOwn = async (
  tx: Tx,
  { actor, clock }: Who,
  { kind, upload }: { kind: LetterKind; upload: Upload },
): Promise<string> => {
  const content = upload.bytes
  if (!upload.name.toLowerCase().endsWith('.docx')) throw fileFault('只接收 Word 文档（.docx）')
  if (content.length > mostBytes) throw fileFault('模板超过 5 MB，请去掉多余内容后上传')
  const paragraphs = await readTemplate(content)
  if (!paragraphs.ok) throw fileFault(paragraphs.refusal.message)
  const fault = tagFault(paragraphs.value, { kind, needed: neededOf(kind) })
  if (fault) throw new Refused(fault)
  const sample = fullestOf(kind)
  const words = await readTemplate(await filled(content, sample))
  const lacking = words.ok ? lackingIn(sample, words.value.map(({ text }) => text).join('')) : ['']
  if (lacking.length > 0)
    throw fileFault(`套用样本以后缺少内容：“${lacking.join('”“').slice(0, 200)}”，请检查标签的位置`)
  const id = randomUUID()
  await insertOwn(tx, {
    id,
    organId: actor.organId,
    kind,
    name: upload.name,
    content,
    tags: tagsHeld(paragraphs.value),
    uploadedBy: actor.personId,
    uploadedOn: clock.today(),
    at: clock.now(),
  })
  await audit(tx, actor, {
    act: 'templates.upload',
    subject: id,
    at: clock.now(),
    detail: { kind },
  })
  return id
}

const ownAt = async (
  tx: Tx,
  { id, revision }: { id: string; revision: number },
): Promise<OwnTemplate> => {
  const own = await lockOwn(tx, id)
  if (!own) throw new Refused({ code: 'templates.own.absent', message: '没有这份模板' })
  if (own.revision !== revision)
    throw new Refused({
      code: 'templates.stale',
      message: '您打开页面之后，这份模板已经审核或者停用，请看清变化后再办理',
    })
  return own
}

const idsOf = ({ personId, actingFor }: Actor): string[] =>
  actingFor === undefined ? [personId] : [personId, actingFor]

/** Why this person may not approve the version, whatever their posts; undefined where they may. */
export const secondPersonAsked = async (
  tx: Tx,
  { separationOf }: OwnNeeds,
  actor: Actor,
  own: OwnTemplate,
): Promise<Refusal | undefined> => {
  if (idsOf(actor).includes(own.uploadedBy)) return secondPersonFault
  const may = (await separationOf(tx, own.organId, actor)).maySign(own.uploadedBy, undefined)
  return may.ok ? undefined : { code: 'templates.second-person', message: may.message }
}

/** 审核启用, by somebody else than who handed it in, as the organ's policy of separation asks. */
export const approveOwn = async (
  tx: Tx,
  needs: OwnNeeds,
  { actor, clock }: Who,
  asked: { id: string; revision: number; effectiveOn: Day },
): Promise<void> => {
  const own = await ownAt(tx, asked)
  const personIds = idsOf(actor)
  const { effectiveOn } = asked
  const fault = approvalFault(own, { personIds, effectiveOn, today: clock.today() })
  if (fault) throw new Refused(fault)
  const second = await secondPersonAsked(tx, needs, actor, own)
  if (second) throw new Refused(second)
  await markApproved(tx, { id: own.id, effectiveOn, by: actor.personId, on: clock.today() })
  await audit(
    tx,
    { ...actor, organId: own.organId },
    { act: 'templates.approve', subject: own.id, at: clock.now(), detail: { effectiveOn } },
  )
}

/** 停用, from now on; letters already written keep what they were written with. */
export const withdrawOwn = async (
  tx: Tx,
  { actor, clock }: Who,
  asked: { id: string; revision: number; why: string },
): Promise<void> => {
  const own = await ownAt(tx, asked)
  if (own.status === 'withdrawn')
    throw new Refused({ code: 'templates.own-settled', message: '这一版已经停用' })
  const { why } = asked
  await markWithdrawn(tx, { id: own.id, why, by: actor.personId, on: clock.today() })
  await audit(
    tx,
    { ...actor, organId: own.organId },
    { act: 'templates.withdraw', subject: own.id, at: clock.now() },
  )
}

/** 本单位 Word 模板 as letters read them. */
const ownTemplates = {
  /** The version in force for a kind of letter of an organ on a day. */
  inForce: ownInForce,
  /** The letter in that version; undefined where it would lose a part there, or cannot be filled. */
  docx: async (db: Db, id: string, letter: Letter): Promise<Uint8Array | undefined> => {
    const own = await findOwn(db, id)
    const content = await contentOfOwn(db, id)
    if (!own || !content || !isWholeIn(letter, own.tags)) return undefined
    const answer = await fillTemplate(content, valuesOf(letter))
    return answer.ok ? answer.value : undefined
  },
}

/** What shapes letters: the county's pack, and templates of an organ's own. */
export const shaping = { packOn, ownTemplates }

const marker = { on: day('1999-12-31'), text: '1999年12月31日' }

/** 底稿: the house layout with the tags of a kind in their places, to be changed in Word. */
export const starterOf = async (kind: LetterKind): Promise<Uint8Array> => {
  if (isForm(kind)) throw new RangeError(`${kind} is a form`)
  const needed = neededOf(kind)
  const has = (tag: LetterTag): boolean => needed.includes(tag)
  const docx = await renderDocx({
    kind,
    issuer: '{发文机关标志}',
    number: '{文号}',
    title: '{标题}',
    addressee: tagsOf(kind).includes('申请人') ? '{申请人}' : '{主送}',
    blocks: [
      ...(['正文', '法律依据', '救济途径', '附件'] as const)
        .filter(has)
        .map((tag) => ({ type: 'paragraph', text: `{${tag}}` }) as const),
      ...(has('回执') ? [{ type: 'slip', title: '沿虚线剪下', lines: ['{回执}'] } as const] : []),
    ],
    contact: '{联系方式}',
    signature: { organ: '{落款}', on: marker.on },
    mark: '{标注}',
    layout: 'letter',
  })
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]) => [
    name,
    name.endsWith('.xml')
      ? strToU8(
          strFromU8(bytes).replaceAll('【{标注}】', '{标注}').replaceAll(marker.text, '{日期}'),
        )
      : bytes,
  ])
  return zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>)
}
